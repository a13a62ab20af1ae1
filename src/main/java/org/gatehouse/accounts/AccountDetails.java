package org.gatehouse.accounts;

import java.time.Instant;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * An account as callers see it.
 *
 * @param slug its short name, unique on the platform
 * @param parent the slug of the account above it, if there is one
 * @param language the BCP 47 tag of the language that its people are spoken to in
 * @param languageChosen whether somebody has chosen it, so that pages speak it, too
 * @param status what it comes to: an account below one that is suspended is suspended, too
 * @param own its own state, whatever that of the account above it
 * @param closesAt when the grace time is over, if it closes
 */
public record AccountDetails(
    long id,
    String slug,
    String name,
    @Nullable String parent,
    String language,
    boolean languageChosen,
    Instant createdAt,
    AccountStatus status,
    AccountStatus own,
    @Nullable Instant closesAt) {

  /** The language that pages speak to people who have chosen none; empty for their browser's. */
  public Optional<String> chosenLanguage() {
    return languageChosen ? Optional.of(language) : Optional.empty();
  }

  /** The account that a caller acts in. */
  public Caller.Account asCallersAccount() {
    return new Caller.Account(id, slug, name);
  }
}
