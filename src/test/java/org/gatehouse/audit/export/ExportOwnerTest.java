package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gatehouse.access.Caller;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExportOwnerTest {

  private static final Caller.Account CONTOSO = new Caller.Account(1, "contoso", "Contoso");
  private static final Caller.Account FABRIKAM = new Caller.Account(2, "fabrikam", "Fabrikam");

  @Test
  @DisplayName("programs of two accounts that have the same name take no places from each other")
  void tellsProgramsOfTwoAccountsApart() {
    assertThat(key(CONTOSO)).isEqualTo(key(CONTOSO)).isNotEqualTo(key(FABRIKAM));
  }

  @Test
  @DisplayName("who exports is called what the account that he exports from calls him")
  void namesPeopleOfOtherAccounts() {
    Caller anna =
        new Caller(
            Caller.Kind.USER,
            CONTOSO,
            CONTOSO,
            Optional.of(3L),
            "anna",
            "Anna",
            "anna@contoso.example",
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            false,
            Optional.empty(),
            false);

    assertThat(Export.Owner.of(anna, CONTOSO.id()).userName()).isEqualTo("anna");
    assertThat(Export.Owner.of(anna, FABRIKAM.id()).userName()).isEqualTo("contoso:anna");
    assertThat(Export.Owner.of(Caller.program("siem", FABRIKAM, Set.of()), 2).userName())
        .isEqualTo("siem");
  }

  @Test
  @DisplayName("what had gone out when it broke off is told, which is nothing of a PDF")
  void tellsWhatHadGoneOut() {
    Export.Owner owner = new Export.Owner(1, "USER:3", "anna");

    assertThat(broken(owner, ExportFormat.CSV).rows()).isEqualTo(998_000);
    assertThat(broken(owner, ExportFormat.PDF).rows()).isZero();
  }

  private static ExportEvent.Failed broken(Export.Owner owner, ExportFormat format) {
    NewExport wanted = new NewExport(format, "", OptionalInt.empty());
    return new Export("id", owner, wanted, Instant.EPOCH).failed(998_000, "audit.export.cancelled");
  }

  private static String key(Caller.Account account) {
    return Export.Owner.of(Caller.program("siem", account, Set.of()), account.id()).key();
  }
}
