package org.gatehouse.messaging;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.parts.All;

/**
 * The look of each account's mails: its name, with the platform's mark and colours unless it has
 * its own.
 */
@ApplicationScoped
class Looks {

  private static final Look.Accent LIGHT = new Look.Accent("#1063c2", "#ffffff", "#0055ad");
  private static final Look.Accent DARK = new Look.Accent("#72adfb", "#09121f", "#92c1ff");
  private static final Look.Mark MARK = new Look.Mark(mark(), 24, 24);

  @EJB Accounts accounts;
  @Inject All<OwnLook> own;

  /** The look of that account. */
  Look of(long accountId) {
    Look plain = plain(accounts.get(accountId).name());
    return own.stream().map(each -> each.of(accountId, plain)).findFirst().orElse(plain);
  }

  static Look plain(String name) {
    return new Look(name, MARK, LIGHT, DARK);
  }

  private static byte[] mark() {
    try (InputStream in = Looks.class.getResourceAsStream("mark.png")) {
      return Objects.requireNonNull(in, "mark.png").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
