// What this page weighed on its way here, as the browser received it: bytes, requests, elements, and the EcoIndex of that.
(() => {
const link = document.querySelector('.w a'), told = link.pathname === '/ecoconception' ? link.parentNode.appendChild(new Text()) : link, english = document.documentElement.lang === 'en';
const Elements = [0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601];
const Requests = [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920];
const Kilobytes = [0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26];
const rank = (quantiles, value) => {
  const i = quantiles.findIndex(quantile => value < quantile);
  return i < 0 ? 20 : i - 1 + (value - quantiles[i - 1]) / (quantiles[i] - quantiles[i - 1]);
};
const grade = score => 'GFEDCBA'[[10, 25, 40, 55, 70, 80].filter(limit => score > limit).length];
const size = bytes => {
  const [amount, unit] = bytes < 1e3 ? [bytes, ''] : [bytes / 1e3, 'k'];
  return `${amount.toLocaleString(english ? 'en' : 'fr', { maximumSignificantDigits: amount < 100 ? 2 : 3 })} ${unit}${english ? 'B' : 'o'}`;
};
const many = (count, french, word) => `${count} ${english ? word : french}${count > 1 ? 's' : ''}`;

// News are not the page's.
const files = () => ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type)).filter(file => !/\/pulse\?/.test(file.name));
const weigh = () => {
  const all = files(), sum = what => all.reduce((bytes, file) => bytes + what(file), 0);
  const elements = document.querySelectorAll('*').length - document.querySelectorAll('svg *').length;
  // EcoIndex is that of an empty cache: what the browser held counts with its size.
  const score = 100 - 5 * (3 * rank(Elements, elements) + 2 * rank(Requests, all.length) + rank(Kilobytes, sum(file => file.transferSize || file.encodedBodySize) / 1e3)) / 6;
  told.textContent = `${told === link ? '' : ' · '}${innerWidth < 420 ? '' : english ? 'this page: ' : 'cette page : '}${size(sum(file => file.transferSize))} · ${
    many(all.filter(file => file.transferSize).length, 'requête', 'request')} · ${many(elements, 'élément', 'element')} · EcoIndex ${Math.round(score)} ${grade(score)}`;
};

addEventListener('load', () => setTimeout(weigh));
new PerformanceObserver(weigh).observe({ type: 'resource' });
})();
