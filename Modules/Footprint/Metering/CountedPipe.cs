using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace OurWhats.Footprint.Metering;

/// <summary>Counts both directions of a connection, as HTTP consumes and writes the bytes.</summary>
internal sealed class CountedPipe(IDuplexPipe inner, ConnectionMeter meter) : IDuplexPipe
{
    private readonly CountedReader input = new(inner.Input, meter);
    private readonly CountedWriter output = new(inner.Output, meter);

    public PipeReader Input => input;

    public PipeWriter Output => output;

    /// <summary>Bytes received but not consumed by HTTP.</summary>
    public long Unread => input.Unread;

    /// <summary>Stops counting here and continues in the pipe that TLS puts on top.</summary>
    public CountedPipe ContinueIn(IDuplexPipe next, ConnectionMeter meter)
    {
        (input.IsCounted, output.IsCounted) = (false, false);
        meter.Restart();
        return new(next, meter);
    }

    private sealed class CountedReader(PipeReader inner, ConnectionMeter meter) : PipeReader
    {
        private ReadOnlySequence<byte> buffer;
        private long unread;

        public bool IsCounted { get; set; } = true;

        public long Unread => IsCounted ? unread : 0;

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            if (IsCounted)
            {
                var consumedBytes = buffer.Slice(0, consumed);
                if (!consumedBytes.IsEmpty) meter.CountReceived(consumedBytes);
                unread = buffer.Length - consumedBytes.Length;
                buffer = default;
            }

            inner.AdvanceTo(consumed, examined);
        }

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            Note(await inner.ReadAsync(cancellationToken));

        public override bool TryRead(out ReadResult result)
        {
            if (!inner.TryRead(out result)) return false;
            Note(result);
            return true;
        }

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

        private ReadResult Note(ReadResult result)
        {
            buffer = result.Buffer;
            unread = buffer.Length;
            return result;
        }
    }

    private sealed class CountedWriter(PipeWriter inner, ConnectionMeter meter) : PipeWriter
    {
        private Memory<byte> memory;

        public bool IsCounted { get; set; } = true;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes)
        {
            if (IsCounted && bytes > 0) meter.CountSent(memory.Span[..bytes]);
            memory = memory[Math.Min(bytes, memory.Length)..];
            inner.Advance(bytes);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => memory = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            inner.FlushAsync(cancellationToken);

        public override ValueTask<FlushResult> WriteAsync(
            ReadOnlyMemory<byte> source,
            CancellationToken cancellationToken = default)
        {
            if (IsCounted) meter.CountSent(source.Span);
            return inner.WriteAsync(source, cancellationToken);
        }

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }
}
