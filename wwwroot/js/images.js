// Images before they leave: what they look like, versions that weigh less, and whether they tell where they were taken.
const Versions = { lighter: 4096, light: 1600 }, Quality = .8, PreviewPixels = 96, HeavyBytes = 3e5, HeadBytes = 3e5;
const Exif = 0x45786966, LittleEndian = 0x4949, PositionTable = 0x8825, Latitude = 2;

const canvasOf = (width, height) => Object.assign(document.createElement('canvas'), { width, height });

// Some browsers guard against being recognized and let no script read what was drawn: then only the original is the image.
const canRead = () => {
  const pen = canvasOf(4, 4).getContext('2d'), colour = [0, 128, 255, 255];
  pen.fillStyle = '#0080ff';
  pen.fillRect(0, 0, 4, 4);
  return pen.getImageData(0, 0, 4, 4).data.every((value, i) => Math.abs(value - colour[i % 4]) < 8);
};

// Draws the preview. Comes back with the versions that weigh less than the file, heaviest first, and whether it tells a position.
export async function look(file, preview) {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null); // no image that this browser knows
  if (!bitmap) return { versions: {}, hasPosition: false };
  show(bitmap, preview);
  const head = await file.slice(0, HeadBytes).arrayBuffer(), hasPosition = tellsPosition(new DataView(head));
  const isOffered = (file.size > HeavyBytes || hasPosition) && !moves(file.type, head) && canRead();
  const versions = isOffered ? await lighten(file, bitmap).catch(() => ({})) : {}; // what is too much for this device goes as it is
  bitmap.close();
  return { versions, hasPosition };
}

function show(bitmap, preview) {
  const { width, height } = bitmap, side = Math.min(width, height);
  preview.width = preview.height = PreviewPixels;
  preview.getContext('2d').drawImage(bitmap, (width - side) / 2, (height - side) / 2, side, side, 0, 0, PreviewPixels, PreviewPixels);
  preview.hidden = false;
}

// A version would keep the first picture only; drawings in lines are no pixels.
const moves = (type, head) => /gif|svg/.test(type) || /ANIM|acTL|avis/.test(new TextDecoder('latin1').decode(head.slice(0, 4096)));

async function lighten(file, bitmap) {
  const versions = {}, longest = Math.max(bitmap.width, bitmap.height);
  let least = file.size, done = 0;
  for (const [name, most] of Object.entries(Versions)) {
    const pixels = Math.min(most, longest), version = pixels === done ? null : await encode(bitmap, pixels / longest, file.type);
    done = pixels;
    if (!version || version.size >= least) continue;
    versions[name] = version;
    least = version.size;
  }
  return versions;
}

async function encode(bitmap, scale, type) {
  const canvas = canvasOf(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)), pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  // Where WebP cannot be written, a photo is a JPEG again.
  for (const wanted of ['image/webp', ...type === 'image/jpeg' ? [type] : []]) {
    const version = await new Promise(written => canvas.toBlob(written, wanted, Quality));
    if (version?.type === wanted) return version;
  }
  return null;
}

// Whether a JPEG's EXIF block leads to a table of positions with a latitude in it.
function tellsPosition(head) {
  try {
    if (head.getUint16(0) !== 0xFFD8) return false;
    let at = 2;
    while (head.getUint32(at + 4) !== Exif) at += 2 + head.getUint16(at + 2);
    const start = at + 10, isLittle = head.getUint16(start) === LittleEndian;
    const find = (table, tag) => {
      for (let i = head.getUint16(table, isLittle), entry = table + 2; i > 0; i--, entry += 12) {
        if (head.getUint16(entry, isLittle) === tag) return start + head.getUint32(entry + 8, isLittle);
      }
      return 0;
    };
    const positions = find(start + head.getUint32(start + 4, isLittle), PositionTable);
    return positions > 0 && find(positions, Latitude) > 0;
  } catch (failure) {
    if (failure instanceof RangeError) return false; // it ends before: nothing is told
    throw failure;
  }
}
