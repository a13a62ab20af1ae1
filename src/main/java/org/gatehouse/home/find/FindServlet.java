package org.gatehouse.home.find;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.text.Isolated;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.users.UserDetails;
import org.gatehouse.users.UserFilter;
import org.gatehouse.users.UserList;

/**
 * Tells the palette where its user may go, in his language: all pages and settings at {@code
 * /find}, and at {@code /find/more?q=} whom and what else some letters mean. What he may not open
 * is not there.
 */
@WebServlet({"/find", "/find/more"})
public class FindServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Rate LETTERS = new Rate("find", 240);
  private static final int MOST_PEOPLE = 6;
  private static final int LONGEST = 100;
  private static final int SHORTEST = 2;

  @Inject transient CurrentCaller caller;
  @Inject transient Viewer viewer;
  @Inject transient UserList users;
  @Inject transient RateLimiter limiter;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Without it Payara reads the letters of an address as Latin 1.
    request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    String who = Objects.toString(caller.get().userId().orElse(0L));
    if (!limiter.take(LETTERS, who).orRefuse(response)) {
      return;
    }
    String typed = Objects.toString(request.getParameter("q"), "").strip();
    if (typed.length() > LONGEST) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    JsonObjectBuilder answer =
        request.getServletPath().endsWith("/more") ? more(typed) : everywhere();
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(answer.build().toString());
  }

  private JsonObjectBuilder everywhere() {
    Texts texts = Texts.in(viewer.getLocale());
    JsonArrayBuilder places = JsonText.array();
    Stream.of(Place.values())
        .filter(this::isOpen)
        .forEach(place -> places.add(place(place, texts)));
    return JsonText.object().add("places", places);
  }

  private boolean isOpen(Place place) {
    return caller.get().permissions().containsAll(place.permissions());
  }

  private static JsonObjectBuilder place(Place place, Texts texts) {
    Place page = place.page();
    return JsonText.object()
        .add("title", texts.of(place.title()))
        .add("where", page == null ? "" : texts.of(page.title()))
        .add("also", place.also())
        .add("icon", place.icon())
        .add("setting", place.setting())
        .add("path", place.path());
  }

  private JsonObjectBuilder more(String typed) {
    JsonArrayBuilder people = JsonText.array();
    JsonArrayBuilder log = JsonText.array();
    if (typed.length() >= SHORTEST && caller.get().may(Permission.USERS_MANAGE)) {
      UserFilter named =
          UserFilter.of(
              new UserFilter.Sent(typed, null, null, null, null, null, null), new Complaints());
      users.after(named, "", MOST_PEOPLE).items().forEach(person -> people.add(person(person)));
    }
    if (!typed.isEmpty() && caller.get().may(Permission.AUDIT_READ)) {
      log.add(
          JsonText.object()
              .add(
                  "title",
                  Texts.in(viewer.getLocale())
                      .of("find.log", Isolated.in(viewer.getLocale(), List.of(typed))))
              .add("path", "/audit?description=" + encoded(typed)));
    }
    return JsonText.object().add("people", people).add("log", log);
  }

  private static JsonObjectBuilder person(UserDetails person) {
    return JsonText.object()
        .add("title", person.displayName())
        .add("where", person.username())
        .add("path", "/users/profile?user=" + encoded(person.publicId()));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
