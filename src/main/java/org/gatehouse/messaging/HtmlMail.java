package org.gatehouse.messaging;

import java.util.stream.Collectors;

/**
 * A mail as HTML that mail programs show alike: tables 600 pixels wide, styles at the elements,
 * nothing that is loaded from anywhere. In the dark its own style sheet takes over, where the
 * program allows for one.
 */
final class HtmlMail {

  private static final String FONT =
      "font-family:Inter,ui-sans-serif,system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',"
          + "Arial,sans-serif;";
  private static final String CODE_FONT =
      "font-family:ui-monospace,'SF Mono','Cascadia Mono',Menlo,Consolas,'DejaVu Sans Mono',"
          + "monospace;";
  private static final String P = "margin:0 0 16px;" + FONT + "font-size:16px;line-height:26px;";
  private static final String SMALL = FONT + "font-size:13px;line-height:20px;";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%1$s" dir="%2$s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <title>%3$s</title>
      <style>
      :root { color-scheme: light dark; supported-color-schemes: light dark; }
      @media (max-width: 480px) { .gh-card { padding: 24px 20px 12px !important; } }
      @media (prefers-color-scheme: dark) {
        .gh-page { background: #0f1114 !important; }
        .gh-card { background: #16191d !important; border-color: #272a30 !important; }
        .gh-text { color: #ebedef !important; }
        .gh-soft { color: #b2b6bd !important; }
        .gh-value { background: #121418 !important; border-color: #272a30 !important; }
        .gh-button { background: %7$s !important; }
        .gh-button a { color: %8$s !important; }
        .gh-link { color: %9$s !important; }
      }
      </style>
      </head>
      <body class="gh-page" style="margin:0;padding:0;background:#f8f9fb;">
      <table role="presentation" class="gh-page" width="100%%" cellpadding="0" cellspacing="0" border="0" style="background:#f8f9fb;">
      <tr><td align="center" style="padding:24px 12px 32px;">
      <!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
      <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;">
      <tr><td style="padding:0 4px 16px;">%4$s</td></tr>
      <tr><td class="gh-card" style="padding:32px 32px 16px;background:#ffffff;border:1px solid #e1e4e8;border-radius:10px;">
      %5$s
      </td></tr>
      <tr><td style="padding:20px 4px 0;">%6$s</td></tr>
      </table>
      <!--[if mso]></td></tr></table><![endif]-->
      </td></tr>
      </table>
      </body>
      </html>
      """;

  private final MailWords words;
  private final Look look;

  private HtmlMail(MailWords words, Look look) {
    this.words = words;
    this.look = look;
  }

  /** The mail, whose mark is the picture with that address. */
  static String of(MailWords words, Look look, String mark) {
    return new HtmlMail(words, look).with(mark);
  }

  private String with(String mark) {
    return PAGE.formatted(
        words.tag(),
        words.direction(),
        escaped(words.subject()),
        head(mark),
        body(),
        foot(),
        look.dark().ground(),
        look.dark().words(),
        look.dark().link());
  }

  private String head(String mark) {
    return """
    <table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
    <td style="padding-inline-end:10px;"><img src="%s" width="%d" height="%d" alt="" style="display:block;border:0;"></td>
    <td class="gh-text" style="%sfont-size:15px;line-height:24px;font-weight:600;color:#1a1e26;">%s</td>
    </tr></table>"""
        .formatted(
            escaped(mark),
            look.mark().shownWidth(),
            look.mark().shownHeight(),
            FONT,
            escaped(look.name()));
  }

  private String body() {
    String title =
        "<h1 class=\"gh-text\" style=\"margin:0 0 20px;%sfont-size:22px;line-height:30px;%s\">%s</h1>\n"
            .formatted(FONT, "font-weight:600;color:#1a1e26;", escaped(words.subject()));
    return words.paragraphs().stream()
        .map(this::paragraph)
        .collect(Collectors.joining("\n", title, ""));
  }

  private String paragraph(Paragraph paragraph) {
    String text = escaped(paragraph.text()).replace("\n", "<br>\n");
    return switch (paragraph.kind()) {
      case WORDS -> "<p class=\"gh-text\" style=\"%scolor:#1a1e26;\">%s</p>".formatted(P, text);
      case LINK -> button(text);
      case VALUE -> value(text);
    };
  }

  private String button(String address) {
    return """
    <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 16px;"><tr>
    <td class="gh-button" bgcolor="%1$s" style="background:%1$s;border-radius:6px;"><a href="%2$s" style="display:inline-block;padding:12px 20px;%3$sfont-size:16px;line-height:20px;font-weight:600;color:%4$s;text-decoration:none;">%5$s</a></td>
    </tr></table>
    <p class="gh-soft" style="margin:0 0 20px;%6$scolor:#4a505a;word-break:break-word;">%7$s<br><a class="gh-link" href="%2$s" style="color:%8$s;word-break:break-all;">%2$s</a></p>"""
        .formatted(
            look.light().ground(),
            address,
            FONT,
            look.light().words(),
            escaped(words.button()),
            SMALL,
            escaped(words.address()),
            look.light().link());
  }

  private static String value(String text) {
    return """
    <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px;"><tr>
    <td class="gh-value gh-text" style="padding:10px 16px;background:#f2f4f6;border:1px solid #e1e4e8;border-radius:6px;%sfont-size:18px;line-height:26px;letter-spacing:.04em;color:#1a1e26;word-break:break-all;"><bdi>%s</bdi></td>
    </tr></table>"""
        .formatted(CODE_FONT, text);
  }

  private String foot() {
    return """
    <p class="gh-soft" style="margin:0;%1$scolor:#606671;">%2$s<br><a class="gh-link" href="%3$s" style="color:%4$s;">%3$s</a></p>"""
        .formatted(SMALL, escaped(words.why()), escaped(words.home()), look.light().link());
  }

  /** The text as it may stand in an element or in a quoted attribute. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
