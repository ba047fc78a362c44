package archsim.cli;

import archsim.reports.Bidi;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A stream of text in UTF-8, whatever the locale, that remembers why it failed. */
final class Output extends PrintStream {
  private final Sink sink;

  Output(OutputStream stream) {
    this(new Sink(new BufferedOutputStream(stream)));
  }

  private Output(Sink sink) {
    super(sink, false, StandardCharsets.UTF_8);
    this.sink = sink;
  }

  /** Names of users may hold what would reorder the text around them. */
  @Override
  public void print(@Nullable String text) {
    super.print(Bidi.visible(String.valueOf(text)));
  }

  /** Why text was lost, null where none was; a reader that went away is no reason. */
  @Nullable IOException failure() {
    flush();
    IOException failure = sink.failure;
    return failure == null || isReaderGone(failure) ? null : failure;
  }

  private static boolean isReaderGone(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("Broken pipe") || message.contains("pipe is being closed");
  }

  private static final class Sink extends FilterOutputStream {
    private @Nullable IOException failure;

    Sink(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(int b) throws IOException {
      try {
        out.write(b);
      } catch (IOException e) {
        throw remembered(e);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw remembered(e);
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw remembered(e);
      }
    }

    private IOException remembered(IOException e) {
      if (failure == null) {
        failure = e;
      }
      return e;
    }
  }
}
