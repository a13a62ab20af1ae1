package org.gatehouse.sso;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.sso.enforcement.Enforcement;
import org.gatehouse.sso.enforcement.KnownNames;
import org.gatehouse.sso.enforcement.NameFile;
import org.gatehouse.sso.enforcement.NamesRefused;
import org.gatehouse.sso.enforcement.Outsider;
import org.gatehouse.sso.enforcement.Standing;
import org.gatehouse.sso.provisioning.SsoLinks;
import org.gatehouse.users.Users;
import org.jspecify.annotations.Nullable;

/** Who would stay outside without passwords, mended one by one, and the switch behind them. */
@Named
@RequestScoped
public class SsoEnforcementPage {

  private static final String PATH = "/sso/enforcement";
  private static final int ROWS = 50;

  @EJB Enforcement enforcement;
  @EJB KnownNames names;
  @EJB SsoLinks links;
  @EJB SsoSwitches switches;
  @EJB SsoConfigurations configurations;
  @EJB Users users;
  @Inject CurrentCaller caller;
  @Inject Viewer viewer;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private @Nullable SsoDetails details;
  private @Nullable Map<Standing, Long> counts;
  private @Nullable List<Enforcement.Below> below;
  private @Nullable List<String> concerns;
  private @Nullable Slice<Outsider> page;
  private @Nullable String nameId;
  private @Nullable String email;

  @PostConstruct
  void load() {
    details = configurations.find().orElse(null);
  }

  /** Has the typed name of the provider mean the user from now on. */
  public void link() {
    links.link(getUser(), nameId);
    notices.good("sso.enforcement.linked");
    Redirect.to(PATH);
  }

  /** Asks for another address of the user, who confirms it. */
  public void change() {
    users.changeEmail(getUser(), email);
    notices.good("sso.enforcement.asked");
    Redirect.to(PATH);
  }

  /** Refuses passwords from now on; whoever stays outside must have been seen. */
  public void enforce() {
    boolean seen = request.getParameter("seen") != null;
    if (!seen) {
      throw BusinessException.invalid("confirmed", "sso.enforcement.confirm", getOutsideAll());
    }
    switches.setEnforced(true, true);
    names.forget();
    notices.good("sso.enforcement.on");
    Redirect.to(PATH);
  }

  /** Accepts passwords again. */
  public void release() {
    switches.setEnforced(false, true);
    notices.good("sso.enforcement.off");
    Redirect.to(PATH);
  }

  /** Forgets the provider's users. */
  public void forget() {
    names.forget();
    notices.good("sso.enforcement.names.forgotten");
    Redirect.to(PATH);
  }

  /** Whether passwords are refused at this moment. */
  public boolean isEnforced() {
    return details != null && details.enabled() && details.enforced();
  }

  /** Whether single sign-on is on, so that refusing passwords leaves a way in. */
  public boolean isOn() {
    return details != null && details.enabled();
  }

  /** Whether users who come under a name that means nobody get a second user. */
  public boolean isCreates() {
    return details != null && details.autoCreateUsers();
  }

  public long getOutside() {
    return count("UNMATCHED") + count("PROOF");
  }

  /** The same with those of the accounts below where it counts as well. */
  public long getOutsideAll() {
    return getOutside() + getBelow().stream().mapToLong(Enforcement.Below::outside).sum();
  }

  /** Those accounts. */
  public List<Enforcement.Below> getBelow() {
    if (below == null) {
      below = enforcement.below();
    }
    return below;
  }

  /** How many users stand so. */
  public long count(String standing) {
    if (counts == null) {
      counts = enforcement.counts();
    }
    return counts.getOrDefault(Standing.valueOf(standing), 0L);
  }

  public NameFile.@Nullable Details getFile() {
    return names.find().orElse(null);
  }

  public long getStrangers() {
    return enforcement.strangers();
  }

  public boolean isCallerComesIn() {
    return enforcement.callerComesIn();
  }

  /** What should be done before, in words. */
  public List<String> getConcerns() {
    if (concerns == null) {
      Texts texts = Texts.in(viewer.getLocale());
      concerns =
          switches.concerns().stream().map(one -> texts.of(one.key(), one.parameters())).toList();
    }
    return concerns;
  }

  public List<Outsider> getRows() {
    return page().items();
  }

  /** The address of the next rows; empty for none. */
  public String getOlder() {
    return page().next().map(place -> path("after", place)).orElse("");
  }

  /** The address of the first rows; empty while these are. */
  public String getNewer() {
    return parameter("after").isEmpty() ? "" : request.getContextPath() + PATH;
  }

  /** Where a user is mended. */
  public String mend(Outsider one) {
    return path("user", one.publicId()) + "#mend";
  }

  /** Whether the caller may ask for other addresses. */
  public boolean isChangesUsers() {
    return caller.get().may(Permission.USERS_MANAGE);
  }

  /** The id of the user who is being mended; empty for nobody. */
  public String getUser() {
    return parameter("user");
  }

  /** The same, as a user of the account; null for nobody. */
  public @Nullable String getUserName() {
    return getUser().isEmpty() || !isChangesUsers() ? null : users.get(getUser()).username();
  }

  /** Why a file was not read, in words; empty if none was refused. */
  public String getRefusal() {
    String why = parameter("refused");
    boolean known =
        Arrays.stream(NamesRefused.Why.values()).anyMatch(one -> one.name().equals(why));
    return known
        ? Texts.in(viewer.getLocale()).of("sso.enforcement.names.refused." + why, KnownNames.MOST)
        : "";
  }

  private Slice<Outsider> page() {
    if (page == null) {
      page = enforcement.outside(parameter("after"), ROWS);
    }
    return page;
  }

  private String path(String name, String value) {
    return request.getContextPath()
        + PATH
        + "?"
        + name
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private String parameter(String name) {
    return Objects.toString(request.getParameter(name), "").replace("\0", "");
  }

  public @Nullable String getNameId() {
    return nameId;
  }

  public void setNameId(@Nullable String nameId) {
    this.nameId = nameId;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }
}
