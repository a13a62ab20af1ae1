package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.sso.guide.Guide;
import org.gatehouse.sso.guide.Guides;
import org.gatehouse.sso.metadata.DraftSource;
import org.gatehouse.sso.metadata.FoundDetails;
import org.jspecify.annotations.Nullable;

/** Makes the draft of what a provider's metadata says. */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class MetadataDrafts {

  @EJB SsoDrafts drafts;
  @EJB SsoConfigurations configurations;
  @EJB Guides guides;

  /** Where sessions end: where the metadata says, else where they do by now; empty for nowhere. */
  public String logoutUrl(Optional<FoundDetails> found) {
    return found
        .map(FoundDetails::logoutUrl)
        .filter(url -> !url.isEmpty())
        .orElseGet(
            () ->
                before()
                    .flatMap(details -> Optional.ofNullable(details.idp()))
                    .map(SsoDetails.Idp::logoutUrl)
                    .orElse(""));
  }

  /**
   * Saves it as the draft; the address where it was fetched is followed once that is live.
   *
   * @param keepCurrent whether changed certificates are taken over at once
   * @param seen as {@link SsoDrafts#save} wants it
   */
  public DraftDetails take(
      FoundDetails found, @Nullable String logoutUrl, boolean keepCurrent, long seen) {
    return drafts.save(wanted(found, logoutUrl), DraftSource.of(found, keepCurrent), seen);
  }

  private NewSso wanted(FoundDetails found, @Nullable String logoutUrl) {
    SsoDetails before = before().orElse(null);
    boolean another =
        before == null || before.idp() == null || !before.idp().entityId().equals(found.entityId());
    return new NewSso(
        found.entityId(),
        List.of(found.pem()),
        found.ssoUrl(),
        logoutUrl,
        null,
        before != null && before.autoCreateUsers(),
        before != null && before.autoCreateGroups(),
        before != null && before.enabled(),
        before == null || before.enforced(),
        another ? SsoOptionFields.recommended(signatures()) : NewSso.Strictness.SAME);
  }

  private Optional<SsoDetails> before() {
    return drafts.find().map(DraftDetails::values).or(configurations::find);
  }

  /** What the chosen provider signs when it is set up as the page says. */
  private @Nullable String signatures() {
    return guides
        .find()
        .map(Guide.Progress::provider)
        .map(provider -> provider.signatures().name())
        .orElse(null);
  }
}
