package org.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A hundred people at once, at a heap of 512 MB, leave the server well. */
class LoadIT {
  private static final int PEOPLE = 100;
  private static final String PASSWORD = "the burst of a hundred people";
  private static final String FORM = "form:has(input[type=password])";

  private static final Gatehouse gatehouse = Gatehouse.shared();

  @BeforeAll
  static void makeAnAccountWithOneUser() {
    Api api = gatehouse.api();
    assertThat(api.post("/accounts", "{\"slug\": \"load\", \"name\": \"Load\"}").status())
        .isEqualTo(201);
    assertThat(
            api.post("/accounts/load/users", user(", \"password\": \"" + PASSWORD + "\"")).status())
        .isEqualTo(201);
  }

  @AfterEach
  void isWellAfterwards() {
    assertThat(gatehouse.visitor().get("/login").status()).isEqualTo(200);
    assertThat(gatehouse.log()).doesNotContain("OutOfMemoryError");
  }

  @Test
  @DisplayName("100 right sign-ins at once: each signs in, or is asked to come back in a moment")
  void takesAHundredSignInsAtOnce() throws Exception {
    List<Visitor> people = IntStream.range(0, PEOPLE).mapToObj(i -> gatehouse.visitor()).toList();
    List<Answer> forms = atOnce(i -> () -> people.get(i).open("/login"));

    List<Answer> answers =
        atOnce(
            i ->
                () ->
                    people
                        .get(i)
                        .submit(
                            forms.get(i),
                            FORM,
                            Map.of("username", "load:one", "password", PASSWORD)));

    assertThat(answers)
        .allMatch(answer -> answer.redirects() || comeBack(answer))
        .anyMatch(Answer::redirects);
  }

  @Test
  @DisplayName(
      "100 wrong sign-ins at once: each gets the ordinary refusal, or is asked to come back")
  void refusesAHundredWrongSignInsAtOnce() throws Exception {
    List<Answer> answers =
        atOnce(i -> () -> gatehouse.visitor().signIn("nobody-" + i, "a wrong password " + i));

    assertThat(answers)
        .allMatch(
            answer ->
                comeBack(answer)
                    || (answer.status() < 500 && answer.page().selectFirst(FORM) != null));
  }

  @Test
  @DisplayName("100 refused changes at once: each is answered and each stands in the audit log")
  void recordsAHundredRefusalsAtOnce() throws Exception {
    Api api = gatehouse.api();

    List<Answer> answers = atOnce(i -> () -> api.post("/accounts/load/users", user("")));

    assertThat(answers).extracting(Answer::status).containsOnly(409);
    Answer log =
        api.get("/accounts/load/audit/events?item=User&action=Create&outcome=FAILURE&limit=1000");
    assertThat(log.json().path("items")).hasSize(PEOPLE);
  }

  private static boolean comeBack(Answer answer) {
    return (answer.status() == 503 || answer.status() == 429)
        && !answer.header("Retry-After").isEmpty();
  }

  private static String user(String more) {
    return "{\"username\": \"one\", \"email\": \"one@load.example\", \"roles\": [\"User\"]"
        + more
        + "}";
  }

  /** Runs a hundred calls that all wait for the same starting shot. */
  private static <T> List<T> atOnce(IntFunction<Callable<T>> call) throws Exception {
    var shot = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(PEOPLE);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        Callable<T> one = call.apply(i);
        running.add(
            threads.submit(
                () -> {
                  shot.await();
                  return one.call();
                }));
      }
      shot.countDown();
      List<T> answers = new ArrayList<>();
      for (Future<T> each : running) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
