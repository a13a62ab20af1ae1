package org.gatehouse.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and verifies what browsers answer (WebAuthn level 3, 7.1 and 7.2): the challenge is the one
 * that was asked, the page was ours, the person was verified, the key's counter went on.
 *
 * <p>No attestation is asked for: who made an authenticator is not our concern.
 */
@ApplicationScoped
class Ceremonies {

  /** Ed25519, ES256 and RS256, as the options of {@link PasskeyOptions} ask for. */
  static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.RS256);

  private static final int LONGEST = 20_000;
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  @Inject RelyingParty relyingParty;

  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(converter);

  /** Reads the answer to a request for a new passkey. */
  Attestation readAttestation(String json) {
    try {
      RegistrationData data = manager.parseRegistrationResponseJSON(bounded(json));
      return new Attestation(data, challenge(data.getCollectedClientData()));
    } catch (RuntimeException unreadable) {
      throw new Unproved(Unproved.Reason.UNREADABLE, unreadable);
    }
  }

  /** Reads the answer to a challenge. */
  Assertion readAssertion(String json) {
    try {
      AuthenticationData data = manager.parseAuthenticationResponseJSON(bounded(json));
      byte[] handle = data.getUserHandle();
      return new Assertion(
          data,
          challenge(data.getCollectedClientData()),
          URL.encodeToString(data.getCredentialId()),
          handle == null ? "" : URL.encodeToString(handle));
    } catch (RuntimeException unreadable) {
      throw new Unproved(Unproved.Reason.UNREADABLE, unreadable);
    }
  }

  /** The key of a new passkey, if all is as it must be. */
  KeyMaterial verify(Attestation attestation) {
    try {
      RegistrationData data =
          manager.verify(
              attestation.data(),
              new RegistrationParameters(
                  server(attestation.challenge()), parameters(), true, true));
      var made = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
      var credential = Objects.requireNonNull(made.getAttestedCredentialData());
      return new KeyMaterial(
          URL.encodeToString(credential.getCredentialId()),
          Base64.getEncoder().encodeToString(credentials.convert(credential)),
          Stream.ofNullable(data.getTransports())
              .flatMap(java.util.Collection::stream)
              .map(AuthenticatorTransport::getValue)
              .filter(way -> way.matches("[a-z-]{1,20}"))
              .limit(4)
              .collect(Collectors.joining(",")),
          made.getSignCount(),
          made.isFlagBE(),
          made.isFlagBS());
    } catch (RuntimeException refused) {
      throw new Unproved(Unproved.Reason.NOT_VERIFIED, refused);
    }
  }

  /** The same key after this use of it, if all is as it must be. */
  KeyMaterial verify(Assertion assertion, KeyMaterial known) {
    try {
      var record =
          new CredentialRecordImpl(
              null,
              true,
              known.backupEligible(),
              known.backedUp(),
              known.signCount(),
              credentials.convert(Base64.getDecoder().decode(known.credential())),
              null,
              null,
              null,
              null);
      var shown =
          Objects.requireNonNull(
              manager
                  .verify(
                      assertion.data(),
                      new AuthenticationParameters(
                          server(assertion.challenge()), record, null, true, true))
                  .getAuthenticatorData());
      return known.used(shown.getSignCount(), shown.isFlagBS());
    } catch (MaliciousCounterValueException copied) {
      throw new Unproved(Unproved.Reason.COPIED, copied);
    } catch (RuntimeException refused) {
      throw new Unproved(Unproved.Reason.NOT_VERIFIED, refused);
    }
  }

  private ServerProperty server(String challenge) {
    return ServerProperty.builder()
        .origin(new Origin(relyingParty.origin()))
        .rpId(relyingParty.id())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static List<PublicKeyCredentialParameters> parameters() {
    return ALGORITHMS.stream()
        .map(
            algorithm ->
                new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
        .toList();
  }

  private static String challenge(@Nullable CollectedClientData data) {
    return URL.encodeToString(Objects.requireNonNull(data).getChallenge().getValue());
  }

  private static String bounded(String json) {
    if (json.length() > LONGEST) {
      throw new IllegalArgumentException("too long");
    }
    return json;
  }
}
