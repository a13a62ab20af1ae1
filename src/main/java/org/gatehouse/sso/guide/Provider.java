package org.gatehouse.sso.guide;

import java.util.Arrays;
import java.util.Optional;
import org.gatehouse.sso.connection.SignatureDemand;
import org.jspecify.annotations.Nullable;

/** Identity providers whose consoles the page knows. */
public enum Provider {
  OKTA("Okta", "Ok", SignatureDemand.BOTH),
  ENTRA("Microsoft Entra ID", "En", SignatureDemand.ASSERTION),
  ADFS("AD FS", "AD", SignatureDemand.ASSERTION),
  GOOGLE("Google Workspace", "Go", SignatureDemand.RESPONSE),
  PING("PingOne", "Pi", SignatureDemand.ASSERTION),
  ONELOGIN("OneLogin", "OL", SignatureDemand.ASSERTION),
  JUMPCLOUD("JumpCloud", "JC", SignatureDemand.ASSERTION),
  KEYCLOAK("Keycloak", "Kc", SignatureDemand.ASSERTION),
  AUTH0("Auth0", "A0", SignatureDemand.ASSERTION),
  OTHER("", "··", SignatureDemand.ASSERTION);

  private final String brand;
  private final String glyph;
  private final SignatureDemand signatures;

  Provider(String brand, String glyph, SignatureDemand signatures) {
    this.brand = brand;
    this.glyph = glyph;
    this.signatures = signatures;
  }

  /** The one of that name. */
  public static Optional<Provider> find(@Nullable String name) {
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
  }

  /** What it calls itself, in every language; empty for any other one. */
  public String brand() {
    return brand;
  }

  /** Two letters that stand for it. */
  public String glyph() {
    return glyph;
  }

  /** What it signs once it is set up as the page says. */
  public SignatureDemand signatures() {
    return signatures;
  }
}
