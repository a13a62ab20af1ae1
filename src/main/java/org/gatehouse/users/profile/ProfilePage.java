package org.gatehouse.users.profile;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.web.Preferences;
import org.gatehouse.platform.web.ShownField;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.users.OwnProfile;
import org.gatehouse.users.PersonChange;
import org.gatehouse.users.UserDetails;
import org.jspecify.annotations.Nullable;

/** My own profile: what I may change of it, and where I am signed in. */
@Named
@RequestScoped
public class ProfilePage {

  private static final String SELF = "/profile";

  @EJB OwnProfile profile;
  @Inject SignedInSession session;
  @Inject Settings settings;
  @Inject Notices notices;
  @Inject HttpServletRequest request;
  @Inject ShownField field;

  private final PersonFields fields = new PersonFields();
  private @Nullable UserDetails shown;
  private @Nullable String email;
  private String emailCurrent = "";
  private @Nullable List<SessionRow> sessions;

  @PostConstruct
  void read() {
    shown = profile.get();
    fields.fill(shown);
  }

  /**
   * Saves what stands in the form; the page speaks the language chosen at once. Where others have
   * changed something meanwhile the form shows what is there.
   */
  public void save() {
    PersonChange wanted = fields.change();
    UserDetails present = Objects.requireNonNull(shown);
    if (field.overtaken(PersonChange.of(present).shown())) {
      fields.fill(present);
    }
    profile.update(wanted, field.sent());
    String language = wanted.language();
    HttpServletResponse response =
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse();
    response.addCookie(
        language == null
            ? Preferences.noLanguageCookie(settings.https())
            : Preferences.languageCookie(language, settings.https()));
    done("profile.saved");
  }

  /** Asks for another address. */
  public void changeEmail() {
    profile.changeEmail(email, emailCurrent);
    done("profile.email.asked");
  }

  /** Ends the session that the pressed button's form names. */
  public void end() {
    profile.endSession(SessionRow.named(request));
    done("profile.session.ended");
  }

  /** Ends all but this one. */
  public void endOthers() {
    profile.endOtherSessions(session.ownToken(request));
    done("profile.sessions.ended");
  }

  public List<SessionRow> getSessions() {
    if (sessions == null) {
      String own = session.ownToken(request);
      sessions = profile.sessions(own).stream().map(SessionRow::of).toList();
    }
    return sessions;
  }

  /** The address that waits for being confirmed; empty for none. */
  public String getWaiting() {
    return profile.findWaitingEmail().orElse("");
  }

  public @Nullable UserDetails getShown() {
    return shown;
  }

  /** The data that the form began with. */
  public String getToken() {
    return field.next(PersonChange.of(Objects.requireNonNull(shown)).shown());
  }

  /** My own account: no form has to name it. */
  public String getAccount() {
    return "";
  }

  /** Myself: no form has to name me. */
  public String getUser() {
    return "";
  }

  public PersonFields getFields() {
    return fields;
  }

  public List<String> getZones() {
    return fields.zones();
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public String getEmailCurrent() {
    return emailCurrent;
  }

  public void setEmailCurrent(String emailCurrent) {
    this.emailCurrent = emailCurrent;
  }

  private void done(String key) {
    notices.good(key);
    Redirect.to(SELF);
  }
}
