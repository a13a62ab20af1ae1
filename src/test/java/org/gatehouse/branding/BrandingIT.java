package org.gatehouse.branding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Forms;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The look of an account as programs and people without script set it, and that it shows. */
class BrandingIT {

  private static final String BOUNDARY = "gatehouse-boundary";

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);

  private String account;
  private String branding;

  @BeforeEach
  void account() {
    account = accounts.create("look");
    branding = "/accounts/" + account + "/branding";
  }

  @Test
  @DisplayName("A-43: language, colours and logo are three entries of their own")
  @Tag("A-33")
  @Tag("A-43")
  @Tag("A-11")
  void recordsEachPartWithTheValuesBefore() {
    JsonNode plain = api.get(branding).json();
    assertThat(plain.path("language").asText()).isEqualTo("en");
    assertThat(plain.path("colorScheme").asText()).isEqualTo("harbour");
    assertThat(plain.path("mode").asText()).isEqualTo("system");
    assertThat(plain.path("logo").isNull()).isTrue();
    assertThat(plain.path("loginHost").isNull()).isTrue();
    assertThat(api.put(branding, plain.toString()).json()).isEqualTo(plain);
    assertThat(entries()).as("nothing was changed").isEmpty();

    JsonNode set =
        put("{\"language\":\"de-AT\",\"colorScheme\":\"plum\",\"mode\":\"dark\"}").json();
    assertThat(set.path("language").asText()).isEqualTo("de");
    assertThat(set.path("colorScheme").asText()).isEqualTo("plum");
    JsonNode withLogo = putLogo("image/png", Pictures.png(150, 150), "").json();
    assertThat(withLogo.at("/logo/width").asInt()).isEqualTo(150);
    assertThat(put(withLogo.toString()).json()).isEqualTo(withLogo);
    assertThat(put("{\"colorScheme\":\"#D9480F\"}").json().path("color").asText())
        .isEqualTo("#d9480f");

    JsonNode entries = entries();
    assertThat(entries.findValuesAsText("description"))
        .containsExactly(
            "Color scheme set.",
            "Logo updated.",
            "Color scheme set.",
            "Language successfully changed.");
    assertThat(entries.findValuesAsText("item")).containsOnly("Account");
    assertThat(entries.findValuesAsText("action")).containsOnly("Update");
    assertThat(entries.at("/3/details/change.language").asText()).isEqualTo("en → de");
    assertThat(entries.at("/2/details/change.scheme").asText()).isEqualTo("harbour → plum");
    assertThat(entries.at("/2/details/change.brightness").asText()).isEqualTo("system → dark");
    assertThat(entries.at("/1/details/change.logo").asText()).contains("150 × 150");
    assertThat(entries.at("/0/details/change.color").asText()).isEqualTo(" → #d9480f");
  }

  @Test
  @DisplayName("a form that stood open undoes nothing that somebody else has changed meanwhile")
  void keepsWhatSomebodyElseHasChanged() {
    accounts.user(account, "max", "Account Manager");
    Visitor max = gatehouse.visitor();
    max.signIn(account + ":max", Accounts.PASSWORD);
    Answer open = max.open("/branding");
    assertThat(put("{\"colorScheme\":\"plum\",\"mode\":\"dark\"}").status()).isEqualTo(200);

    Map<String, String> german = Map.of("language", "de");
    Answer refused =
        max.post("/branding", Forms.pressed(open.page(), "#branding-form", "save", german));

    assertThat(refused.page().select("#notices").text()).contains("changed this");
    JsonNode kept = api.get(branding).json();
    assertThat(kept.path("colorScheme").asText()).isEqualTo("plum");
    assertThat(kept.path("mode").asText()).isEqualTo("dark");
    assertThat(kept.path("language").asText()).isEqualTo("en");
    assertThat(refused.page().select("#scheme-PLUM").hasAttr("checked")).isTrue();
    max.post("/branding", Forms.pressed(refused.page(), "#branding-form", "save", german));
    assertThat(api.get(branding).json().path("language").asText()).isEqualTo("de");
    assertThat(api.get(branding).json().path("colorScheme").asText()).isEqualTo("plum");
  }

  @Test
  @DisplayName("A-11: each part has its failure twin")
  @Tag("A-11")
  void recordsEachRefusalAndNamesTheField() {
    for (String[] wrong :
        new String[][] {
          {"language", "{\"language\":\"tlh\",\"colorScheme\":\"plum\"}"},
          {"colorScheme", "{\"colorScheme\":\"mauve\"}"},
          {"color", "{\"colorScheme\":\"own\"}"},
          {"color", "{\"color\":\"red;}\"}"},
          {"color", "{\"colorScheme\":\"#12345g\"}"},
          {"mode", "{\"mode\":\"dusk\"}"}
        }) {
      Answer refused = put(wrong[1]);
      assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
      assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(wrong[0]);
    }
    assertThat(api.get(branding).json().path("colorScheme").asText()).isEqualTo("harbour");
    List<String> told = entries().findValuesAsText("description");
    assertThat(told)
        .hasSize(6)
        .containsOnly("Language change failed.", "Setting color scheme failed.");
    assertThat(told.get(5)).isEqualTo("Language change failed.");
    assertThat(put("{\"loginHost\":\"login.example\"}").status()).isEqualTo(422);
    assertThat(put("{\"colourScheme\":\"plum\"}").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("A-11: what falls with a refused host name has its failure twin, too")
  @Tag("A-11")
  void recordsWhatFallsWithARefusedHost() {
    assertThat(
            put("{\"language\":\"de\",\"colorScheme\":\"plum\",\"loginHost\":\"login.example\"}")
                .status())
        .isEqualTo(422);

    assertThat(api.get(branding).json().path("language").asText()).isEqualTo("en");
    assertThat(entries().findValuesAsText("description"))
        .containsExactlyInAnyOrder(
            "Language change failed.", "Setting color scheme failed.", "Setting host name failed.");
    assertThat(put("{\"colorScheme\":\"plum\",\"loginHost\":\"login.example\"}").status())
        .isEqualTo(422);
    assertThat(entries().findValuesAsText("description"))
        .filteredOn("Language change failed."::equals)
        .as("it was to stay as it is")
        .hasSize(1);
  }

  @Test
  @DisplayName("A-34: 150×150 is taken, 151×150 and 150×151 are refused, the old logo stays")
  @Tag("A-34")
  @Tag("A-12")
  void refusesALargeLogoAndKeepsTheOldOne() {
    assertThat(putLogo("image/png", Pictures.png(150, 150), "").status()).isEqualTo(200);
    for (byte[] large :
        List.of(
            Pictures.png(151, 150),
            Pictures.png(150, 151),
            Pictures.file("jpeg", 151, 150, Color.BLUE))) {
      Answer refused = putLogo("image/png", large, "");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("logo");
      assertThat(refused.json().path("detail").asText())
          .startsWith("The image cannot be uploaded:")
          .contains("150 × 150");
    }
    assertThat(api.get(branding).json().at("/logo/width").asInt()).isEqualTo(150);
    assertThat(entries().findValuesAsText("description"))
        .containsExactly(
            "Logo update failed.", "Logo update failed.", "Logo update failed.", "Logo updated.");

    JsonNode scaled = putLogo("image/png", Pictures.png(480, 150), "?scale=true").json();
    assertThat(scaled.at("/logo/width").asInt()).isEqualTo(150);
    assertThat(scaled.at("/logo/height").asInt()).isEqualTo(47);
    assertThat(putLogo("image/webp", Pictures.WEBP, "").json().at("/logo/width").asInt())
        .isEqualTo(1);
    assertThat(putLogo("image/gif", Pictures.file("gif", 30, 20, Color.RED), "").status())
        .isEqualTo(200);
    assertThat(api.delete(branding + "/logo").status()).isEqualTo(204);
    assertThat(api.delete(branding + "/logo").status()).isEqualTo(204);
    assertThat(api.get(branding).json().path("logo").isNull()).isTrue();
  }

  @Test
  @DisplayName("A-35: pixels decide, and neither the bytes nor what the sender calls them")
  @Tag("A-35")
  void measuresALogoByItsPixels() {
    BufferedImage noise = new BufferedImage(150, 150, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int i = 0; i < 150 * 150; i++) {
      noise.setRGB(i % 150, i / 150, random.nextInt());
    }
    byte[] heavy = Pictures.file("png", noise);
    byte[] light = Pictures.file("png", 151, 151, Color.RED);
    assertThat(heavy.length).isGreaterThan(20 * light.length);

    assertThat(putLogo("image/gif", heavy, "").json().at("/logo/width").asInt()).isEqualTo(150);
    for (String type : List.of("image/png", "image/jpeg", "image/gif")) {
      assertThat(putLogo(type, light, "").status()).as(type).isEqualTo(422);
    }
    assertThat(api.get(branding).json().at("/logo/width").asInt()).isEqualTo(150);
  }

  @Test
  @Tag("A-12")
  void refusesWhatIsNoPictureAndFloods() {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    for (byte[] bad :
        List.of(
            svg,
            "<html>".getBytes(StandardCharsets.UTF_8),
            Pictures.flood(60_000, 60_000, 1),
            Arrays.copyOf(Pictures.png(100, 100), 60),
            new byte[PictureFile.MOST_BYTES + 1],
            new byte[0])) {
      Answer refused = putLogo("image/png", bad, "");
      assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
      assertThat(refused.json().path("detail").asText()).startsWith("The image cannot be");
    }
    assertThat(putLogo("image/svg+xml", svg, "").status()).isEqualTo(422);
    assertThat(putLogo("text/html", svg, "").status()).isEqualTo(422);
    assertThat(entries().findValuesAsText("description"))
        .hasSize(8)
        .containsOnly("Logo update failed.");
    assertThat(api.get(branding).json().path("logo").isNull()).isTrue();
  }

  @Test
  @DisplayName("all signed-in pages of the account carry its colours and logo, and no other's")
  @Tag("A-33")
  void dressesThePagesOfTheAccount() {
    accounts.user(account, "mia", "Account Manager");
    accounts.user(account, "dana", "User");
    Visitor dana = signedIn(account, "dana");
    assertThat(dana.open("/").page().select("#look, img.logo")).isEmpty();

    put("{\"colorScheme\":\"#d9480f\",\"mode\":\"light\"}");
    putLogo("image/png", Pictures.png(150, 100), "");

    Answer home = dana.open("/");
    String sheet = home.page().select("#look").attr("href");
    String logo = home.page().select("#side .account img.logo").attr("src");
    assertThat(dana.open("/profile").page().select("#look").attr("href")).isEqualTo(sheet);
    Answer css = dana.get(sheet);
    assertThat(css.header("Content-Type")).startsWith("text/css");
    assertThat(css.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(css.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(css.body())
        .startsWith(":root{color-scheme:light}")
        .contains("--accent:light-dark(#");
    Answer png = dana.get(logo);
    assertThat(png.header("Content-Type")).isEqualTo("image/png");
    assertThat(png.header("Cache-Control")).contains("immutable");
    assertThat(home.body()).doesNotContain("style=\"");

    put("{\"colorScheme\":\"pine\"}");
    String newer = dana.open("/").page().select("#look").attr("href");
    assertThat(newer).isNotEqualTo(sheet);
    assertThat(dana.get(sheet).header("Cache-Control")).isEqualTo("no-cache");
    assertThat(dana.get(newer).body()).contains("#156f41");

    String other = accounts.create("plain");
    accounts.user(other, "olga", "User");
    assertThat(signedIn(other, "olga").open("/").page().select("#look, img.logo")).isEmpty();
    assertThat(dana.get("/branding").status()).isEqualTo(403);
    for (String none :
        List.of(
            "AAAAAAAAAAAAAAAAAAAAAA/1/look.css",
            "AAAAAAAAAAAAAAAAAAAAAA/1/logo.png",
            "own/zzzzzz.css",
            "own/d9480f.css/x",
            "..%2f1/look.css")) {
      assertThat(dana.get("/branding/look/" + none).status()).as(none).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("A-42: the account's language is for those who have chosen none")
  @Tag("A-33")
  @Tag("A-42")
  void speaksTheLanguageOfTheAccountToWhoHasChosenNone() {
    accounts.user(account, "dana", "User");
    accounts.user(account, "emma", "User");
    api.put("/accounts/" + account + "/users/emma", "{\"firstName\":\"Emma\",\"language\":\"en\"}");
    assertThat(signedIn(account, "dana").open("/profile").body()).contains("lang=\"en\"");

    put("{\"language\":\"de\"}");

    assertThat(signedIn(account, "dana").open("/profile").body()).contains("lang=\"de\"");
    assertThat(signedIn(account, "emma").open("/profile").body()).contains("lang=\"en\"");

    Visitor choosing = gatehouse.visitor();
    choosing.post("/language", Map.of("lang", "es"));
    choosing.signIn(account + ":dana", Accounts.PASSWORD);
    assertThat(choosing.open("/profile").body()).contains("lang=\"es\"");
    assertThat(signedIn(account, "dana").open("/profile").body())
        .as("what somebody chose at sign-in is his own")
        .contains("lang=\"es\"");
  }

  @Test
  void dressesTheMailsOfTheAccount() throws Exception {
    put("{\"colorScheme\":\"brick\"}");
    byte[] logo = Pictures.png(120, 60);
    putLogo("image/png", logo, "");
    String address = "joao@" + account + ".example";
    api.post(
        "/accounts/" + account + "/users",
        "{\"username\":\"joao\",\"email\":\"%s\",\"firstName\":\"João\"}".formatted(address));

    MimeMessage mail = received(address);

    assertThat(MailText.html(mail))
        .contains(account + " Ltd", "#ae3f29", "#f18a74", "width=\"96\" height=\"48\"")
        .doesNotContain("#1063c2");
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    mail.writeTo(raw);
    assertThat(raw.toString(StandardCharsets.ISO_8859_1)).contains("mark@gatehouse", "image/png");
  }

  @Test
  @DisplayName("A-34: beside the refusal of a file its scaled version is offered, on any node")
  @Tag("A-34")
  void offersTheScaledVersionOfAFile() {
    accounts.user(account, "mia", "Account Manager");
    Visitor mia = signedIn(account, "mia");

    Answer refused = mia.follow(upload(mia, "C:\\logos\\banner <1>.png", Pictures.png(480, 150)));

    assertThat(refused.page().select("#offer").text())
        .contains("banner <1>.png cannot be uploaded.", "480 × 150 px", "150 × 150");
    assertThat(refused.page().select("#offer img[width=150][height=47]")).hasSize(2);
    assertThat(api.get(branding).json().path("logo").isNull()).isTrue();
    Answer taken = mia.follow(mia.submit(refused, "#offer-form", Map.of()));
    assertThat(taken.page().select("#offer")).isEmpty();
    assertThat(api.get(branding).json().at("/logo/height").asInt()).isEqualTo(47);
    assertThat(taken.page().select("#logo-name").text()).isEqualTo("banner <1>.png");

    assertThat(
            mia.follow(upload(mia, "x.png", "<svg/>".getBytes(StandardCharsets.UTF_8)))
                .page()
                .select("#file-reason")
                .text())
        .contains("SVG");
    assertThat(
            mia.follow(upload(mia, "x.png", new byte[3 * PictureFile.MOST_BYTES]))
                .page()
                .select("#file-reason")
                .text())
        .contains("larger than 1 MB");
    assertThat(api.get(branding).json().at("/logo/height").asInt()).isEqualTo(47);
    assertThat(
            mia.follow(upload(mia, "x.png", new byte[20 * PictureFile.MOST_BYTES]))
                .page()
                .select("#file-reason")
                .text())
        .as("more than servers take")
        .contains("larger than 1 MB");
    Answer good = mia.follow(upload(mia, "good.txt", Pictures.png(40, 40)));
    assertThat(good.page().select("#logo-name").text()).isEqualTo("good.txt");
  }

  private Answer upload(Visitor visitor, String name, byte[] file) {
    byte[] before =
        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                    .formatted(BOUNDARY, name)
                + "Content-Type: image/png\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    return visitor.send(
        visitor
            .request("/branding/logo")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArrays(List.of(before, file, after))));
  }

  private MimeMessage received(String address) throws Exception {
    for (int mails = 1; mails <= 1_000; mails++) {
      MimeMessage[] all = gatehouse.mail().getReceivedMessages();
      for (MimeMessage mail : all) {
        if (mail.getRecipients(Message.RecipientType.TO)[0].toString().contains(address)) {
          return mail;
        }
      }
      assertThat(gatehouse.mail().waitForIncomingEmail(60_000, all.length + 1)).isTrue();
    }
    throw new AssertionError("no mail to " + address);
  }

  private Visitor signedIn(String slug, String name) {
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(slug + ":" + name, Accounts.PASSWORD);
    return visitor;
  }

  private Answer put(String json) {
    return api.put(branding, json);
  }

  private Answer putLogo(String type, byte[] file, String query) {
    return api.put(branding + "/logo" + query, type, file);
  }

  /** The newest first. */
  private JsonNode entries() {
    return api.get("/accounts/" + account + "/audit/events?item=Account&action=Update")
        .json()
        .path("items");
  }
}
