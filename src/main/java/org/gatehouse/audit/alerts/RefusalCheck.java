package org.gatehouse.audit.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Many refused sign-ins within a short time.
 *
 * <p>The counts say at once that there are too few; only where there may be enough, the entries are
 * looked at, as many as the rule asks for at most. What was told of is not counted again.
 */
final class RefusalCheck {

  private final AlertLook look;
  private final Set<String> texts;

  RefusalCheck(AlertLook look, Set<String> texts) {
    this.look = look;
    this.texts = texts;
  }

  /** Looks at the time before the news. */
  Optional<Finding> check(NewsItem news, AlertRules rules, AlertRows.Known known) {
    Instant until = news.occurredAt();
    Instant begin = until.minus(Duration.ofMinutes(rules.guessesMinutes()));
    Instant since = known.upTo().isAfter(begin) ? known.upTo() : begin;
    int least = known.going() ? 1 : rules.guessesMost();
    if (!enough(news.accountId(), since, least)) {
      return Optional.empty();
    }
    List<AlertLook.Amount> found =
        look.refusals(news.accountId(), texts, since, until, rules.guessesMost());
    long sum = found.stream().mapToLong(RefusalCheck::amount).sum();
    if (found.isEmpty() || sum < least) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            AlertRule.GUESSES,
            found.get(found.size() - 1).occurredAt(),
            found.get(0).occurredAt(),
            sum,
            "",
            "Refuse",
            "",
            "",
            ""));
  }

  private boolean enough(long accountId, Instant since, int least) {
    return look.counted(accountId, texts, since) >= least
        || look.counted(accountId, AlertTexts.COUNTED, since) > 0;
  }

  private static long amount(AlertLook.Amount refusal) {
    return AlertTexts.COUNTED.contains(refusal.text())
        ? Details.number(refusal.details(), "count")
        : 1;
  }
}
