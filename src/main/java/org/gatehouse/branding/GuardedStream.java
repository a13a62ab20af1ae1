package org.gatehouse.branding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A file as a reader of pictures gets it, who is stopped when the file makes him go on for ever:
 * past its end, for too long, or with too much memory. Readers fill up what is missing at the end
 * with zeros, and a few bytes may stand for a thousand tables.
 */
final class GuardedStream extends MemoryCacheImageInputStream {

  private static final int MOST_ENDS = 64;
  private static final int BETWEEN_CHECKS = 512;
  private static final long LONGEST = Duration.ofSeconds(10).toNanos();
  private static final long MOST_MEMORY = 160L << 20;

  private final long began = System.nanoTime();
  private final long before = allocated();
  private int ends;
  private int reads;

  GuardedStream(byte[] file) {
    super(new ByteArrayInputStream(file));
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return checked(super.read(into, from, length));
  }

  private int checked(int read) throws IOException {
    if (read < 0 && ++ends > MOST_ENDS) {
      throw new IOException("read past the end");
    }
    if (++reads % BETWEEN_CHECKS == 0
        && (System.nanoTime() - began > LONGEST || allocated() - before > MOST_MEMORY)) {
      throw new IOException("takes too much");
    }
    return read;
  }

  /**
   * What this thread has allocated so far, in bytes; 0 where the JVM does not count. By its name,
   * because not every server lets applications see the class that has the method.
   */
  private static long allocated() {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try {
      return (long)
          beans.invoke(
              new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
              "getThreadAllocatedBytes",
              new Object[] {Thread.currentThread().getId()},
              new String[] {long.class.getName()});
    } catch (JMException | RuntimeException unknown) {
      return 0;
    }
  }
}
