package org.gatehouse.platform.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;

/** The plain page of a status: what happened, what helps, and for what broke its id. */
final class ErrorPage {

  private static final Set<Integer> OWN_TEXT = Set.of(400, 403, 404, 405, 429, 503);

  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="${lang}" dir="${dir}">
      <head>
      <meta charset="UTF-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>${title} · Gatehouse</title>
      <link rel="icon" href="${mark}" type="image/svg+xml">
      <link rel="stylesheet" href="${css}">
      ${sheet}\
      <script src="${js}" defer></script>
      </head>
      <body>
      <div class="gate"><main>
      <div class="who">${head}</div>
      <div class="box">
      <div><h1>${title}</h1><p class="lede">${text}</p></div>
      ${incident}<div class="actions"><a class="button main-action tall" href="${home}">${toHome}</a></div>
      </div>
      </main></div>
      </body>
      </html>
      """;

  private static final String MARK =
      """
      <svg class="mark" aria-hidden="true"><use href="${icons}#mark"/></svg>""";

  private static final String LOGO =
      """
      <img class="logo" src="${logo}" width="${width}" height="${height}" alt="">""";

  private static final String SHEET =
      """
      <link rel="stylesheet" id="look" href="${sheet}">
      """;

  private static final String INCIDENT =
      """
      <div class="field"><label for="incident">${label}</label>\
      <div class="affix"><input class="input tall code-value big-id" id="incident" readonly value="${id}">\
      <button type="button" class="button needs-script" data-copy="incident" data-copied="${copied}">\
      <svg class="icon" aria-hidden="true"><use href="${icons}#copy"/></svg>\
      <span>${copy}</span></button></div>\
      <p class="help num">${when}</p></div>
      """;

  private final Texts texts;
  private final Locale language;
  private final UnaryOperator<String> url;
  private final String home;
  private final Optional<PageLook.Shown> look;

  ErrorPage(
      Texts texts,
      Locale language,
      UnaryOperator<String> url,
      String contextPath,
      Optional<PageLook.Shown> look) {
    this.texts = texts;
    this.language = language;
    this.url = url;
    this.home = contextPath + "/";
    this.look = look;
  }

  /** The beginning of the keys of the status's texts. */
  static String key(int status) {
    if (OWN_TEXT.contains(status)) {
      return "error." + status + ".";
    }
    return status < 500 ? "error.400." : "error.500.";
  }

  String render(int status, String incident, String when, String zone) {
    return render(key(status), incident, when, zone);
  }

  /** The page with the title and text whose keys begin so. */
  String render(String prefix, String incident, String when, String zone) {
    String part = incident.isEmpty() ? "" : incident(prefix, incident, when, zone);
    return fill(
        HTML,
        "lang",
        language.toLanguageTag(),
        "dir",
        Languages.direction(language),
        "title",
        escape(texts.of(prefix + "title")),
        "text",
        escape(texts.of(prefix + "text")),
        "mark",
        url.apply("mark.svg"),
        "css",
        url.apply("gate.css"),
        "sheet",
        sheet(),
        "head",
        head(),
        "js",
        url.apply("js/gatehouse.js"),
        "icons",
        url.apply("icons.svg"),
        "incident",
        part,
        "home",
        home,
        "toHome",
        escape(texts.of("error.home")));
  }

  private String sheet() {
    return look.map(PageLook.Shown::sheet)
        .filter(sheet -> !sheet.isEmpty())
        .map(sheet -> fill(SHEET, "sheet", escape(sheet)))
        .orElse("");
  }

  /** Who speaks: the account that the address implies, or the platform. */
  private String head() {
    String name = look.map(PageLook.Shown::name).orElse("Gatehouse");
    String picture =
        look.filter(shown -> !shown.logo().isEmpty())
            .map(
                shown ->
                    fill(
                        LOGO,
                        "logo",
                        escape(shown.logo()),
                        "width",
                        Integer.toString(shown.width()),
                        "height",
                        Integer.toString(shown.height())))
            .orElse(MARK);
    return picture + "<bdi>" + escape(name) + "</bdi>";
  }

  private String incident(String prefix, String id, String when, String zone) {
    return fill(
        INCIDENT,
        "label",
        escape(own(prefix, "incident")),
        "id",
        escape(id),
        "icons",
        url.apply("icons.svg"),
        "copy",
        escape(texts.of("copy.do")),
        "copied",
        escape(texts.of("copy.done")),
        "when",
        escape(own(prefix, "when", when, zone)));
  }

  /** Who helps, and where he finds the id, is not the same for every error. */
  private String own(String prefix, String key, Object... args) {
    return texts.of((texts.has(prefix + key) ? prefix : "error.") + key, args);
  }

  private static String fill(String html, String... pairs) {
    String filled = html;
    for (int i = 0; i < pairs.length; i += 2) {
      filled = filled.replace("${" + pairs[i] + "}", pairs[i + 1]);
    }
    return filled;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("$", "&#36;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
