package org.gatehouse.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.Test;

/** Whether the time of a refusal tells who is there: it must not. */
class EnumerationBench {

  private static final String FORM = "form:has(input[type=password])";
  private static final int WARM_UP = 100;
  private static final int ROUNDS = 200;

  /** Fewer than the account's maximum. */
  private static final int UNTIL_RIGHT = 10;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final Map<String, List<Double>> times = new LinkedHashMap<>();
  private String account = "";

  @Test
  void refusalsTakeTheSameTime() {
    people();
    List<String> names = new ArrayList<>(List.of("none", "dana", "auto", "hand", "gone"));
    names.forEach(name -> times.put(name, new ArrayList<>()));
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      if (round == WARM_UP) {
        times.values().forEach(List::clear);
      }
      if (round % UNTIL_RIGHT == 0) {
        gatehouse.visitor().signIn(account + ":dana", Accounts.PASSWORD);
      }
      Collections.rotate(names, 1);
      names.forEach(this::guess);
    }
    double unknown = median("none");
    Map.of(
            "dana",
            "wrong",
            "auto",
            "locked by guesses",
            "hand",
            "locked by hand",
            "gone",
            "disabled")
        .forEach(
            (name, what) ->
                Figures.add(
                    "A refused sign-in, " + what + ", median of " + ROUNDS,
                    "%.1f ms".formatted(median(name)),
                    "%.1f ms for an unknown name: %+.1f %%; limit ±5 %%"
                        .formatted(unknown, (median(name) / unknown - 1) * 100)));
  }

  private void people() {
    account = accounts.create("enumeration");
    for (String name : List.of("dana", "auto", "hand", "gone")) {
      accounts.user(account, name, "User");
    }
    api.post("/accounts/" + account + "/users/hand/lock", "");
    api.post("/accounts/" + account + "/users/gone/disable", "");
    for (int i = 0; i < 5; i++) {
      gatehouse.visitor().signIn(account + ":auto", "wrong");
    }
    api.put("/accounts/" + account + "/policy", "{\"maxLoginAttempts\":20}");
  }

  private void guess(String name) {
    Visitor visitor = gatehouse.visitor();
    Answer page = visitor.open("/login");
    Map<String, String> form = Map.of("username", account + ":" + name, "password", "not his own");
    long before = System.nanoTime();
    Answer answer = visitor.submit(page, FORM, form);
    times.get(name).add((System.nanoTime() - before) / 1e6);
    if (answer.status() != 200) {
      throw new AssertionError("Not refused: " + answer);
    }
  }

  private double median(String name) {
    List<Double> sorted = times.get(name).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
