using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace OurWhats.Footprint.Measuring;

/// <summary>Both directions of a connection, counted.</summary>
internal sealed class CountedPipe(IDuplexPipe inner, Line line) : IDuplexPipe
{
    private readonly Reader input = new(inner.Input, line);
    private readonly Writer output = new(inner.Output, line);

    public PipeReader Input => input;

    public PipeWriter Output => output;

    /// <summary>Bytes that came and that nobody took.</summary>
    public long Unread => input.Unread;

    /// <summary>Goes on counting inside this one.</summary>
    public CountedPipe Within(IDuplexPipe next, Line of)
    {
        (input.IsCounted, output.IsCounted) = (false, false);
        of.Restart();
        return new(next, of);
    }

    private sealed class Reader(PipeReader inner, Line line) : PipeReader
    {
        private ReadOnlySequence<byte> shown;
        private long rest;

        public bool IsCounted { get; set; } = true;

        public long Unread => IsCounted ? rest : 0;

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            if (IsCounted)
            {
                var taken = shown.Slice(0, consumed);
                if (!taken.IsEmpty) line.Came(taken);
                rest = shown.Length - taken.Length;
                shown = default;
            }

            inner.AdvanceTo(consumed, examined);
        }

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            var reading = inner.ReadAsync(cancellationToken);
            return reading.IsCompletedSuccessfully ? new(Show(reading.Result)) : Wait(reading);
        }

        public override bool TryRead(out ReadResult result)
        {
            if (!inner.TryRead(out result)) return false;
            Show(result);
            return true;
        }

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<ReadResult> Wait(ValueTask<ReadResult> reading) => Show(await reading);

        private ReadResult Show(ReadResult result)
        {
            shown = result.Buffer;
            rest = shown.Length;
            return result;
        }
    }

    private sealed class Writer(PipeWriter inner, Line line) : PipeWriter
    {
        private Memory<byte> room;

        public bool IsCounted { get; set; } = true;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes)
        {
            if (IsCounted && bytes > 0) line.Goes(room.Span[..bytes]);
            room = room[Math.Min(bytes, room.Length)..];
            inner.Advance(bytes);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => room = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            if (IsCounted) line.Goes(source.Span);
            return inner.WriteAsync(source, cancellationToken);
        }

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
