package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.FieldError;
import org.junit.jupiter.api.Test;

class UserFilterTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final Complaints complaints = new Complaints();

  @Test
  void looksForEachWordInAnyCaseAndWithoutAccents() {
    assertThat(filter("  Kovačić  INES ", null, null).words()).containsExactly("kovacic", "ines");
  }

  @Test
  void findsNobodyForWhatCanBePartOfNoName() {
    assertThat(filter("%", null, null).nobody()).isTrue();
    assertThat(filter("  ", null, null).nobody()).isFalse();
  }

  @Test
  void namesEveryValueThatItDoesNotKnow() {
    UserFilter.of(
        new UserFilter.Sent(null, "ASLEEP", null, null, "MARS", "yesterday", null), complaints);

    try {
      complaints.refuse();
    } catch (BusinessException refusal) {
      assertThat(refusal.fields())
          .extracting(FieldError::field)
          .containsExactly("status", "origin", "seen");
    }
    assertThat(complaints.count()).isEqualTo(3);
  }

  @Test
  void asksOnlyForWhatTheFilterNames() {
    UserSelect all = new UserSelect(7, UserFilter.NONE, NOW).holding(null).among(null, "");
    UserSelect some =
        new UserSelect(7, filter("a%b", "locked", "not-30d"), NOW)
            .holding(3L)
            .among(4L, "u in :team")
            .beyond("dana", true);

    assertThat(all.jpql())
        .isEqualTo("select u from User u where u.accountId = :account order by u.usernameKey");
    assertThat(some.jpql())
        .contains(
            "u.status = :status",
            "u.lastSignInDay is null or",
            "h.roleId = :role and (h.validUntil is null or h.validUntil > :now)",
            "u in :team")
        .endsWith("order by u.usernameKey desc");
    assertThat(some.parameters())
        .containsEntry("status", "LOCKED")
        .containsEntry("since", Instant.parse("2026-10-23T10:00:00Z"))
        .containsEntry("sinceDay", LocalDate.parse("2026-10-24"))
        .containsEntry("word0", "%a%")
        .containsEntry("place", "dana");
  }

  @Test
  void refusesWhatNoDatabaseKeeps() {
    UserFilter.of(new UserFilter.Sent(null, null, "a\0", "b\0", null, null, "c\0"), complaints);

    try {
      complaints.refuse();
    } catch (BusinessException refusal) {
      assertThat(refusal.fields())
          .extracting(FieldError::field)
          .containsExactly("role", "team", "factor");
      return;
    }
    throw new AssertionError("not refused");
  }

  @Test
  void keepsEveryFilterInItsAddressAndBeginsAnewWithAnotherOne() {
    UserAddress address =
        UserAddress.of(Map.of("q", "a&b=c", "status", "LOCKED", "after", "dana", "evil", "x")::get);

    assertThat(address.query()).isEqualTo("?q=a%26b%3Dc&status=LOCKED&after=dana");
    assertThat(address.with("seen", "7d").query()).isEqualTo("?q=a%26b%3Dc&status=LOCKED&seen=7d");
    assertThat(address.with("q", "").query()).isEqualTo("?status=LOCKED");
    assertThat(address.unfiltered().query()).isEmpty();
    assertThat(address.kept())
        .extracting(UserAddress.Parameter::name)
        .isEqualTo(List.of("q", "status", "after"));
  }

  private UserFilter filter(String containing, String status, String seen) {
    return UserFilter.of(
        new UserFilter.Sent(containing, status, null, null, null, seen, null), complaints);
  }
}
