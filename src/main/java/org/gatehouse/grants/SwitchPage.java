package org.gatehouse.grants;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** The account switcher, at the top of every page. */
@Named
@RequestScoped
public class SwitchPage {

  @EJB Switches switches;
  @Inject CurrentCaller caller;

  private Switches.@Nullable Choices choices;

  /** The other accounts that the caller can act in. */
  public List<Caller.Account> getChoices() {
    return found().accounts();
  }

  /** Whether there are more than are listed. */
  public boolean isCut() {
    return found().more();
  }

  private Switches.Choices found() {
    if (choices == null) {
      choices = caller.isSignedIn() ? switches.others() : Switches.Choices.NONE;
    }
    return choices;
  }
}
