package org.gatehouse.roles;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.gatehouse.platform.web.FormZone;
import org.gatehouse.platform.web.ShownField;
import org.gatehouse.roles.TickedRoles.Choice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Roles with ends as a form shows and sends them. */
class TickedRolesTest {

  private static final Instant END = Instant.parse("2026-12-24T11:30:42.123456Z");
  private static final List<HeldRole> HELD = List.of(new HeldRole("aud", "Auditor", END));

  private final List<RoleDetails> offered =
      List.of(
          new RoleDetails("aud", "Auditor", true, List.of()),
          new RoleDetails("use", "User", true, List.of()));

  @Test
  @DisplayName("an end that nobody touched stays to the second")
  void keepsAnEnd() {
    TickedRoles untouched =
        sent("POST", Map.of("role", "aud,use", "until-aud", "2026-12-24T12:30", "until-use", ""));
    TickedRoles later = sent("POST", Map.of("role", "aud", "until-aud", "2026-12-24T12:31"));

    assertThat(untouched.wanted(HELD))
        .containsExactly(new WantedRole("aud", END), new WantedRole("use", null));
    assertThat(later.wanted(HELD))
        .containsExactly(new WantedRole("aud", Instant.parse("2026-12-24T11:31:00Z")));
  }

  @Test
  @DisplayName("a refused form shows what it had")
  void showsWhatWasSent() {
    Map<String, String> form =
        Map.of("role", "use", "until-aud", "2026-12-24T12:30", "until-use", "2020-01-01T00:00");

    assertThat(sent("POST", form).choices(offered, HELD))
        .containsExactly(
            new Choice("aud", "Auditor", false, "2026-12-24T12:30"),
            new Choice("use", "User", true, "2020-01-01T00:00"));
    assertThat(sent("GET", form).choices(offered, HELD))
        .containsExactly(
            new Choice("aud", "Auditor", true, "2026-12-24T12:30"),
            new Choice("use", "User", false, ""));
  }

  @Test
  @DisplayName("a form that others were faster than shows what is held, and no more what it had")
  void beginsAfreshWhenOthersWereFaster() {
    List<HeldRole> shown = List.of(new HeldRole("use", "User", null));
    Map<String, String> form =
        Map.of("role", "use", "until-aud", "", "until-use", "", "shown", HeldRole.shown(shown));
    TickedRoles same = sent("POST", form);
    assertThat(same.seen(shown)).isEqualTo(HeldRole.shown(shown));
    assertThat(same.choices(offered, shown))
        .extracting(Choice::chosen)
        .containsExactly(false, true);

    TickedRoles late = sent("POST", form);
    assertThat(late.seen(HELD)).isNotEqualTo(HeldRole.shown(HELD));

    assertThat(late.choices(offered, HELD)).extracting(Choice::chosen).containsExactly(true, false);
    assertThat(late.shown(HELD)).isEqualTo(HeldRole.shown(HELD));
  }

  private static TickedRoles sent(String method, Map<String, String> parameters) {
    var ticked = new TickedRoles();
    ticked.zone =
        new FormZone() {
          @Override
          public ZoneId get() {
            return ZoneId.of("Europe/Berlin");
          }
        };
    ticked.field =
        new ShownField() {
          @Override
          public String sent() {
            return parameters.getOrDefault("shown", "");
          }
        };
    ticked.request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                TickedRolesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, asked, args) ->
                    switch (asked.getName()) {
                      case "getMethod" -> method;
                      case "getParameter" -> parameters.get((String) args[0]);
                      case "getParameterValues" ->
                          parameters.containsKey((String) args[0])
                              ? parameters.get((String) args[0]).split(",")
                              : null;
                      default -> throw new UnsupportedOperationException(asked.getName());
                    });
    return ticked;
  }
}
