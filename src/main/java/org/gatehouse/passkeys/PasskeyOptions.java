package org.gatehouse.passkeys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.platform.rest.JsonText;

/**
 * What a browser is asked to do, as the JSON of WebAuthn level 3, 5.1.8 and 5.1.9: a passkey that
 * the authenticator finds by itself, and a person whom it verifies.
 */
@ApplicationScoped
class PasskeyOptions {

  private static final String PRODUCT = "Gatehouse";
  private static final String REQUIRED = "required";

  @Inject RelyingParty relyingParty;

  /** For a new passkey; none of those that he has is made twice. */
  String toRegister(
      String challenge, String handle, String signInName, String shown, List<KeyMaterial> has) {
    return options(challenge)
        .add("rp", JsonText.object().add("id", relyingParty.id()).add("name", PRODUCT))
        .add(
            "user",
            JsonText.object().add("id", handle).add("name", signInName).add("displayName", shown))
        .add("pubKeyCredParams", algorithms())
        .add("excludeCredentials", descriptors(has))
        .add(
            "authenticatorSelection",
            JsonText.object()
                .add("residentKey", REQUIRED)
                .add("requireResidentKey", true)
                .add("userVerification", REQUIRED))
        .add("attestation", "none")
        .build()
        .toString();
  }

  /** For a sign-in with any passkey that the authenticator has for us. */
  String toSignIn(String challenge) {
    return options(challenge)
        .add("rpId", relyingParty.id())
        .add("userVerification", REQUIRED)
        .build()
        .toString();
  }

  private static JsonObjectBuilder options(String challenge) {
    return JsonText.object()
        .add("challenge", challenge)
        .add("timeout", Challenges.LIFETIME.toMillis());
  }

  private static JsonArrayBuilder algorithms() {
    JsonArrayBuilder list = JsonText.array();
    Ceremonies.ALGORITHMS.forEach(
        algorithm ->
            list.add(JsonText.object().add("type", "public-key").add("alg", algorithm.getValue())));
    return list;
  }

  private static JsonArrayBuilder descriptors(List<KeyMaterial> keys) {
    JsonArrayBuilder list = JsonText.array();
    keys.forEach(
        key ->
            list.add(
                JsonText.object()
                    .add("type", "public-key")
                    .add("id", key.id())
                    .add(
                        "transports",
                        JsonText.list(
                            Arrays.stream(key.transports().split(","))
                                .filter(way -> !way.isEmpty())
                                .toList()))));
    return list;
  }
}
