package org.gatehouse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** The same call again and again by several clients at once, each call timed. */
final class Load {

  private static final double NANOS = 1e9;
  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final int MOST_WINDOWS = Integer.getInteger("gatehouse.bench.windows", 24);
  private static final int STEADY = 4;

  /** So often a method has to be called before the Java compiler has done its best for it. */
  private static final int COMPILED = 30_000;

  /** What counts as faster; less is chance. */
  private static final double FASTER = 1.02;

  private final double seconds;
  private final long[] nanos;

  private Load(double seconds, long[] sorted) {
    this.seconds = seconds;
    this.nanos = sorted;
  }

  /** One call; it throws when the answer is not the right one. */
  interface Call {

    void run() throws Exception;
  }

  /**
   * Makes the call of each client, one for each, again and again until it gets no faster, and often
   * enough for the compiler: a cold Java server is several times slower than a warm one. Six
   * minutes at most.
   */
  static void warmUp(List<? extends Call> clients) {
    warmUp(() -> during(WINDOW, clients));
  }

  /** Makes a load again and again until it gets no faster, in the same way. */
  static void warmUp(Supplier<Load> loads) {
    double best = 0;
    int noFaster = 0;
    long calls = 0;
    for (int window = 0;
        window < MOST_WINDOWS && (noFaster < STEADY || calls < COMPILED);
        window++) {
      Load load = loads.get();
      calls += load.nanos.length;
      double reached = load.perSecond();
      noFaster = reached < best * FASTER ? noFaster + 1 : 0;
      best = Math.max(best, reached);
      System.out.println("warming up: " + Figures.number(reached) + " calls/s");
    }
  }

  /** Makes the call of each client, one for each, and repeats it for that long. */
  static Load during(Duration time, List<? extends Call> clients) {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    return run(clients, begin, done -> System.nanoTime() < end);
  }

  /** Makes each client call so many times. */
  static Load times(int count, List<? extends Call> clients) {
    return run(clients, System.nanoTime(), done -> done < count);
  }

  private interface Condition {

    boolean goesOn(int done);
  }

  private static Load run(List<? extends Call> clients, long begin, Condition condition) {
    ExecutorService threads = Executors.newFixedThreadPool(clients.size());
    try {
      List<Future<long[]>> running = new ArrayList<>();
      for (Call client : clients) {
        running.add(threads.submit(() -> repeat(client, condition)));
      }
      List<long[]> times = new ArrayList<>();
      for (Future<long[]> one : running) {
        times.add(one.get());
      }
      long[] sorted = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Load((System.nanoTime() - begin) / NANOS, sorted);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("A client could not go on", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] repeat(Call call, Condition condition) throws Exception {
    long[] times = new long[1_024];
    int done = 0;
    while (condition.goesOn(done)) {
      long before = System.nanoTime();
      call.run();
      if (done == times.length) {
        times = Arrays.copyOf(times, done * 2);
      }
      times[done++] = System.nanoTime() - before;
    }
    return Arrays.copyOf(times, done);
  }

  /** Calls in a second. */
  double perSecond() {
    return nanos.length / seconds;
  }

  /** The mean of several loads' calls in a second. */
  static double perSecond(List<Load> loads) {
    return loads.stream().mapToDouble(Load::perSecond).average().orElseThrow();
  }

  /** The time in milliseconds within which this part of the calls was answered, such as 0.99. */
  double millis(double part) {
    return nanos[(int) Math.min(nanos.length - 1, Math.ceil(nanos.length * part))] / 1e6;
  }
}
