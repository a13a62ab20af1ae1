package org.gatehouse.audit.alerts;

import com.google.common.net.InetAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gatehouse.platform.net.Cidr;
import org.gatehouse.trail.Values;

/** The rules about a single entry; what else they need they ask the log, within its bounds. */
final class EntryChecks {

  private static final int FILES = 500;
  private static final int NETWORK_4 = 24;
  private static final int NETWORK_6 = 48;

  private final AlertLook look;
  private final long accountId;
  private final AlertRules rules;
  private final Set<String> managers;
  private final Function<String, AlertRows.Known> known;

  /**
   * Looks at the entries of one account.
   *
   * @param managers the names of its managers, as names are compared
   * @param known gives what was raised before about the exports of a user
   */
  EntryChecks(
      AlertLook look,
      long accountId,
      AlertRules rules,
      Set<String> managers,
      Function<String, AlertRows.Known> known) {
    this.look = look;
    this.accountId = accountId;
    this.rules = rules;
    this.managers = managers;
    this.known = known;
  }

  /** What is to be told of it by rules that are on. */
  List<Finding> check(AlertLook.Entry entry) {
    List<Finding> findings = new ArrayList<>();
    if (AlertTexts.SETTINGS.contains(entry.text())) {
      findings.add(finding(AlertRule.SETTINGS, entry, ""));
    }
    if (AlertTexts.EXPORTED.contains(entry.text()) && rules.exports()) {
      exported(entry).ifPresent(findings::add);
    }
    boolean manager = managers.contains(Values.nameKey(entry.userName()));
    if (entry.text().equals(AlertTexts.SIGNED_IN) && manager) {
      if (rules.network()) {
        network(entry).ifPresent(findings::add);
      }
      if (rules.dormant()) {
        dormant(entry).ifPresent(findings::add);
      }
    }
    findings.removeIf(finding -> !rules.on(finding.rule()));
    return findings;
  }

  /** All that the user took out within the time; a whole file without a number of rows is one. */
  private Optional<Finding> exported(AlertLook.Entry entry) {
    AlertRows.Known before = known.apply(entry.userName());
    Instant begin = entry.occurredAt().minus(Duration.ofMinutes(rules.exportMinutes()));
    Instant since = before.upTo().isAfter(begin) ? before.upTo() : begin;
    List<AlertLook.Amount> files =
        look.ofUser(
            accountId, entry.userName(), AlertTexts.EXPORTED, since, entry.occurredAt(), FILES);
    long rows = files.stream().mapToLong(EntryChecks::rows).sum();
    if (files.isEmpty() || rows < (before.going() ? 1 : rules.exportRows())) {
      return Optional.empty();
    }
    // Files of the log and of people have different items.
    return Optional.of(
        new Finding(
            AlertRule.EXPORTS,
            files.get(files.size() - 1).occurredAt(),
            entry.occurredAt(),
            rows,
            "",
            "Export",
            entry.userName(),
            "",
            ""));
  }

  /** A file that broke off says how many rows had gone out by then, if any. */
  private static long rows(AlertLook.Amount file) {
    return Details.number(file.details(), "rows", file.text().endsWith(".failure") ? 0 : 1);
  }

  /** Nothing is new to somebody who was not here before. */
  private Optional<Finding> network(AlertLook.Entry entry) {
    Instant since = entry.occurredAt().minus(Duration.ofDays(rules.networkDays()));
    if (!InetAddresses.isInetAddress(entry.address())
        || !look.signedIn(accountId, entry.userName(), since, entry.occurredAt())
        || look.signedInFrom(
            accountId, entry.userName(), around(entry.address()), since, entry.occurredAt())) {
      return Optional.empty();
    }
    return Optional.of(finding(AlertRule.NETWORK, entry, entry.address()));
  }

  /** Who did nothing before is new and not dormant. */
  private Optional<Finding> dormant(AlertLook.Entry entry) {
    Instant since = entry.occurredAt().minus(Duration.ofDays(rules.dormantDays()));
    return look.lastBefore(accountId, entry.userName(), entry.occurredAt())
        .filter(last -> last.isBefore(since))
        .map(last -> finding(AlertRule.DORMANT, entry, entry.address()));
  }

  /** What one provider gives to one place: 256 addresses of IPv4, a site of IPv6 (RFC 6177). */
  static Cidr around(String address) {
    int length = InetAddresses.forString(address).getAddress().length;
    return Cidr.parse(address + "/" + (length == 4 ? NETWORK_4 : NETWORK_6));
  }

  private static Finding finding(AlertRule rule, AlertLook.Entry entry, String address) {
    return new Finding(
        rule,
        entry.occurredAt(),
        entry.occurredAt(),
        1,
        entry.item(),
        entry.action(),
        entry.userName(),
        address,
        entry.id());
  }
}
