package org.gatehouse.audit.alerts;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Looks at what is new in the log of one account, by its rules, and raises what is to be told of.
 *
 * <p>A transaction of its own for each account: what goes wrong with one keeps no other waiting.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Findings {

  @EJB AlertLook look;
  @EJB AlertRows rows;
  @Inject AlertTexts texts;

  /** Looks at these entries, the oldest first. */
  public void raise(long accountId, List<NewsItem> news) {
    AlertRules rules = rows.rules(accountId);
    Set<String> refusals = texts.together();
    EntryChecks checks = checks(accountId, news, rules);
    look.find(accountId, news.stream().filter(one -> !refusals.contains(one.text())).toList())
        .forEach(entry -> checks.check(entry).forEach(finding -> rows.raise(accountId, finding)));
    if (rules.guesses()) {
      news.stream()
          .filter(one -> refusals.contains(one.text()))
          .forEach(one -> guesses(accountId, one, rules, refusals));
    }
  }

  private void guesses(long accountId, NewsItem news, AlertRules rules, Set<String> refusals) {
    new RefusalCheck(look, refusals)
        .check(news, rules, rows.known(accountId, AlertRule.GUESSES, ""))
        .ifPresent(finding -> rows.raise(accountId, finding));
  }

  /** Who the managers are matters only where somebody has signed in. */
  private EntryChecks checks(long accountId, List<NewsItem> news, AlertRules rules) {
    boolean signIns = news.stream().anyMatch(one -> one.text().equals(AlertTexts.SIGNED_IN));
    return new EntryChecks(
        look,
        accountId,
        rules,
        signIns ? look.managers(accountId) : Set.of(),
        userName -> rows.known(accountId, AlertRule.EXPORTS, userName));
  }
}
