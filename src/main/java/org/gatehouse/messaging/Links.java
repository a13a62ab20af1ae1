package org.gatehouse.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.parts.All;

/** Has the links of a mail lead to the account's own address, where it has one. */
@ApplicationScoped
class Links {

  /** Names for identity providers, which know us by the public address alone. */
  private static final String SAML = "/login/saml/";

  @Inject Settings settings;
  @Inject All<Homes> homes;

  /** The address that the account's people reach us under, without a slash at its end. */
  String home(long accountId) {
    return homes.stream()
        .map(each -> each.findHome(accountId))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> settings.publicUrl().toString());
  }

  /** The parameters of a mail; those that are links of ours lead to the account's address. */
  List<String> leadHome(long accountId, List<String> args) {
    String platform = settings.publicUrl().toString();
    String home = home(accountId);
    return args.stream()
        .map(
            arg ->
                arg.startsWith(platform + "/") && !arg.startsWith(platform + SAML)
                    ? home + arg.substring(platform.length())
                    : arg)
        .toList();
  }
}
