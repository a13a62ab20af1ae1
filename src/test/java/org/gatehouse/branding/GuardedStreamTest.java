package org.gatehouse.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A reader of pictures whom a file would keep busy is stopped. */
class GuardedStreamTest {

  private static final int MEGABYTE = 1_048_576;

  /** Where somebody may see it; a compiler leaves out the memory that nobody looks at. */
  private volatile byte[] taken;

  @Test
  void letsNobodyReadPastTheEndForEver() throws IOException {
    try (GuardedStream in = new GuardedStream(new byte[100])) {
      for (int i = 0; i < 100; i++) {
        assertThat(in.read()).isZero();
      }
      assertThat(in.read()).as("readers look once too often").isEqualTo(-1);
      assertThatIOException()
          .isThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  in.read();
                }
              });
    }
  }

  @Test
  void stopsWhomTheFileMakesTakeTooMuchMemory() throws IOException {
    AtomicInteger megabytes = new AtomicInteger();
    try (GuardedStream in = new GuardedStream(new byte[MEGABYTE])) {
      assertThatIOException()
          .isThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  taken = new byte[MEGABYTE];
                  megabytes.incrementAndGet();
                  for (int each = 0; each < 1_000; each++) {
                    in.read();
                  }
                }
              });
    }
    assertThat(megabytes.get()).isBetween(100, 200);
  }

  @Test
  void leavesWhoReadsAnOrdinaryFileAlone() throws IOException {
    try (GuardedStream in = new GuardedStream(new byte[MEGABYTE])) {
      int read = 0;
      while (in.read() >= 0) {
        read++;
      }
      assertThat(read).isEqualTo(MEGABYTE);
    }
  }
}
