package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.platform.web.Viewer;
import org.jspecify.annotations.Nullable;

/** The sign-ins of the last days as the viewer sees them, counted once for all of a page. */
@RequestScoped
public class RecentSignIns {

  @EJB SignInDays days;
  @Inject Viewer viewer;

  private @Nullable List<SignInDay> all;

  /** The last two weeks, oldest first. */
  public List<SignInDay> all() {
    List<SignInDay> known = all;
    if (known == null) {
      known = days.list(viewer.getZone(), viewer.getLocale());
      all = known;
    }
    return known;
  }
}
