package org.gatehouse.apikeys;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/** How the key beside the list comes to its end: by another one, or at once. */
@Named
@RequestScoped
public class KeyEndPage {

  private static final List<String> OVERLAPS = List.of("0", "1", "24", "168", "720");

  @EJB ApiKeys keys;
  @Inject ApiKeysPage page;
  @Inject Notices notices;

  private String overlap = "24";
  private @Nullable String confirm;

  /** Makes the key that takes its place and shows it, once. */
  public void rotate() {
    page.show(
        keys.rotate(page.getKey(), OVERLAPS.contains(overlap) ? Integer.parseInt(overlap) : -1));
  }

  /** Ends it, if its name was typed. */
  public void revoke() {
    ApiKeyDetails key = Objects.requireNonNull(page.getShown());
    if (confirm == null || !confirm.strip().equals(key.name())) {
      throw BusinessException.invalid("confirm", "apikeys.confirm.differs", key.name());
    }
    keys.revoke(key.id());
    notices.good("apikeys.revoked", key.name());
    Redirect.to("/apikeys" + page.link(key.id()) + "#key");
  }

  /** The overlaps to choose from, in hours. */
  public List<String> getOverlaps() {
    return OVERLAPS;
  }

  public String getOverlap() {
    return overlap;
  }

  public void setOverlap(String overlap) {
    this.overlap = overlap;
  }

  public @Nullable String getConfirm() {
    return confirm;
  }

  public void setConfirm(@Nullable String confirm) {
    this.confirm = confirm;
  }
}
