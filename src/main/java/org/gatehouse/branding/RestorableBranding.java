package org.gatehouse.branding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.gatehouse.access.Permission;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.RestorableSetting;

/** Puts a language or colours back that an entry of the log names; of a logo nothing is kept. */
@ApplicationScoped
class RestorableBranding implements RestorableSetting {

  @Inject Brandings brandings;
  @Inject Accounts accounts;

  @Override
  public boolean concerns(String event) {
    for (BrandingEvent.Part part : BrandingEvent.Part.values()) {
      if (part.code().equals(event)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Permission permission() {
    return Permission.BRANDING_MANAGE;
  }

  @Override
  public String path() {
    return "/branding";
  }

  @Override
  public boolean restorable(Change change) {
    String now =
        change.field().equals(Brandings.LANGUAGE)
            ? accounts.current().language()
            : brandings.get().schemeValues().get(change.field());
    return now != null && !now.equals(change.before()) && !change.before().isEmpty();
  }

  @Override
  public void restore(Change change) {
    Map<String, String> only = Map.of(change.field(), change.before());
    brandings.save(
        new NewBranding(
            only.get(Brandings.LANGUAGE),
            only.get(BrandingDetails.SCHEME),
            only.get(BrandingDetails.COLOR),
            only.get(BrandingDetails.BRIGHTNESS)));
  }
}
