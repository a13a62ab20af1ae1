package org.gatehouse.home;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;

/**
 * Where everybody lands. Each sign-in pays for it, so it asks the database for nothing: what is to
 * be found out comes after it, see {@link NowPage}.
 */
@Named
@RequestScoped
public class HomePage {

  @Inject CurrentCaller caller;

  /** Whether the caller looks after anything. */
  public boolean isCaring() {
    return Arrays.stream(Permission.values()).anyMatch(caller.get()::may);
  }
}
