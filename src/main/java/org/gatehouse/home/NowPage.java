package org.gatehouse.home;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.desk.Matter;
import org.gatehouse.access.desk.NeedsAttention;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.audit.RecentSignIns;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.text.Isolated;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.policy.Policies;
import org.gatehouse.policy.PolicyDetails;
import org.gatehouse.users.LatelySeen;
import org.gatehouse.users.UserList;
import org.jspecify.annotations.Nullable;

/**
 * How things stand in the account, as far as the caller may see and mend it. The home page asks for
 * it when it is there already. The page asks for everything more than once, and the database is
 * asked once.
 */
@Named
@RequestScoped
public class NowPage {

  private static final int LATELY = 5;

  @Inject CurrentCaller caller;
  @Inject Viewer viewer;
  @Inject All<NeedsAttention> features;
  @Inject RecentSignIns signIns;
  @EJB UserList users;
  @EJB Accounts accounts;
  @EJB Policies policies;

  private @Nullable List<Row> matters;
  private @Nullable SignInChart chart;
  private @Nullable String otherWayIn;
  private @Nullable PolicyDetails rules;
  private @Nullable List<LatelySeen> lately;

  /**
   * A matter in the viewer's words.
   *
   * @param level {@code bad}, {@code warn} or {@code info}
   * @param path empty where the product has no place to mend it
   */
  public record Row(
      String id, String level, String icon, String title, String why, String action, String path) {}

  /** What needs the caller, the most pressing first. */
  public List<Row> getMatters() {
    List<Row> known = matters;
    if (known == null) {
      List<Matter> all = new ArrayList<>();
      for (NeedsAttention feature : features) {
        if (caller.get().may(feature.permission())) {
          all.addAll(feature.matters());
        }
      }
      all.sort(Comparator.comparing(Matter::level));
      known = all.stream().map(this::row).toList();
      matters = known;
    }
    return known;
  }

  /** The sign-ins of the last days; null for whoever may not read the log. */
  public @Nullable SignInChart getChart() {
    if (chart == null && caller.may("audit:read")) {
      chart = new SignInChart(signIns.all(), viewer.getLocale());
    }
    return chart;
  }

  /** Who has signed in last; nobody for whoever does not look after people. */
  public List<LatelySeen> getLately() {
    List<LatelySeen> known = lately;
    if (known == null) {
      known = caller.may("users:manage") ? users.lately(LATELY) : List.of();
      lately = known;
    }
    return known;
  }

  /** Where the account's people sign in when not with a password; empty for with one. */
  public String getOtherWayIn() {
    String known = otherWayIn;
    if (known == null) {
      known = accounts.findOtherWayIn(caller.accountId()).orElse("");
      otherWayIn = known;
    }
    return known;
  }

  /** The rules that hold; null for whoever does not decide them. */
  public @Nullable PolicyDetails getRules() {
    if (rules == null && caller.may("policy:manage")) {
      rules = policies.inForce(caller.accountId());
    }
    return rules;
  }

  private Row row(Matter matter) {
    Texts texts = Texts.in(viewer.getLocale());
    String key = "home.matter." + matter.name();
    List<Object> arguments = Isolated.in(viewer.getLocale(), matter.arguments());
    return new Row(
        "matter-" + matter.name(),
        matter.level().name().toLowerCase(Locale.ROOT),
        matter.icon(),
        texts.of(key, arguments),
        texts.of(key + ".why", arguments),
        matter.path().isEmpty() ? "" : texts.of(key + ".do", arguments),
        matter.path());
  }
}
