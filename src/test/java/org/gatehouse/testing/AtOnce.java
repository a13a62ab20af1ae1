package org.gatehouse.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Does the same many times at the same time. */
public final class AtOnce {

  private AtOnce() {}

  /** One call of several. */
  public interface Call {
    int status(int number);
  }

  /** The statuses of so many calls at once. */
  public static List<Integer> statuses(int calls, Call call) throws Exception {
    var threads = Executors.newFixedThreadPool(calls);
    try {
      List<Callable<Integer>> tasks =
          IntStream.range(0, calls)
              .mapToObj(number -> (Callable<Integer>) () -> call.status(number))
              .toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : threads.invokeAll(tasks)) {
        statuses.add(status.get());
      }
      return statuses;
    } finally {
      threads.shutdown();
    }
  }
}
