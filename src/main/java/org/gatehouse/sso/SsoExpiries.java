package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Expiring;
import org.gatehouse.access.desk.Expiry;
import org.gatehouse.sso.emergency.EmergencyEnds;

/** When certificates of the provider and of ours run out, and emergency codes that end. */
@Stateless
public class SsoExpiries implements Expiring {

  private static final String KEYS = "/sso/keys";

  @EJB SsoRows rows;
  @Inject SsoAddresses addresses;
  @EJB EmergencyEnds emergency;
  @Inject CurrentCaller caller;

  @Override
  public Optional<Permission> permission() {
    return Optional.of(Permission.SSO_MANAGE);
  }

  @Override
  public List<Expiry> ending(Instant from, Instant to, int most) {
    List<Expiry> all = new ArrayList<>();
    rows.ofAccount(caller.accountId())
        .map(live -> addresses.details(live, from))
        .ifPresent(
            details -> {
              if (details.idp() != null) {
                details.idp().certificates().forEach(one -> all.add(expiry("certificate", one)));
              }
              all.add(expiry("own-certificate", details.keys().current()));
              details
                  .keys()
                  .next()
                  .ifPresent(next -> all.add(expiry("own-certificate", next.certificate())));
            });
    emergency
        .of(caller.accountId(), from, to, most)
        .forEach(
            code ->
                all.add(
                    new Expiry(
                        code.at(),
                        "emergency",
                        Long.toString(code.id()),
                        List.of(code.username()),
                        "/sso/emergency")));
    return all.stream()
        .filter(one -> one.at().isAfter(from) && !one.at().isAfter(to))
        .sorted(Comparator.comparing(Expiry::at))
        .limit(most)
        .toList();
  }

  private static Expiry expiry(String kind, SsoDetails.Certificate certificate) {
    return new Expiry(
        certificate.expiresAt(),
        kind,
        certificate.fingerprint().replace(":", ""),
        List.of(certificate.shortFingerprint()),
        KEYS);
  }
}
