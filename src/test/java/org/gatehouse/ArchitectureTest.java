package org.gatehouse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Event;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Transient;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.time.TimerGuard;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house; the graph is the one drawn in {@code org/gatehouse/package-info.java}.
 */
@AnalyzeClasses(packages = "org.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /**
   * What each feature may use besides {@code platform}, {@code access} and, from accounts up,
   * {@code trail}.
   */
  private static final Map<String, Set<String>> GRAPH =
      Map.ofEntries(
          Map.entry("platform", Set.of()),
          Map.entry("access", Set.of("platform")),
          Map.entry("trail", Set.of("platform", "access")),
          Map.entry("accounts", above("")),
          Map.entry("roles", above("accounts")),
          Map.entry("policy", above("accounts")),
          Map.entry("messaging", above("accounts")),
          Map.entry("branding", above("accounts messaging")),
          Map.entry("users", above("accounts roles policy messaging")),
          Map.entry("teams", above("accounts roles users messaging")),
          Map.entry("hosts", above("accounts roles branding users messaging")),
          Map.entry("rights", above("accounts roles users teams")),
          Map.entry("grants", above("accounts roles users")),
          Map.entry("apikeys", above("accounts roles users")),
          Map.entry("devices", above("accounts users messaging")),
          Map.entry("factors", above("accounts users policy devices messaging")),
          Map.entry("login", above("accounts users policy devices factors messaging")),
          Map.entry("audit", above("accounts roles users messaging")),
          Map.entry("passkeys", above("accounts users devices messaging factors login")),
          Map.entry("sso", above("accounts roles policy branding users messaging teams login")),
          Map.entry(
              "home",
              above(
                  "accounts roles policy branding users hosts teams rights grants devices factors messaging"
                      + " apikeys login passkeys audit sso")),
          Map.entry(
              "demo",
              above(
                  "accounts roles policy branding users hosts teams rights grants devices factors messaging"
                      + " apikeys login passkeys audit sso")));

  private static Set<String> above(String features) {
    var all = new java.util.HashSet<>(Set.of("platform", "access", "trail"));
    all.addAll(Set.of(features.split(" ")));
    all.remove("");
    return all;
  }

  private static String feature(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 2 && type.getPackageName().startsWith("org.gatehouse.") ? parts[2] : "";
  }

  @ArchTest
  static final ArchRule arrowsPointDownwardsOnly =
      classes()
          .that(resideInAPackage("org.gatehouse.*.."))
          .should(
              new ArchCondition<>("use only what the graph allows") {
                @Override
                public void check(JavaClass from, ConditionEvents events) {
                  Set<String> allowed = GRAPH.getOrDefault(feature(from), Set.of());
                  from.getDirectDependenciesFromSelf().stream()
                      .filter(
                          arrow ->
                              !feature(arrow.getTargetClass()).isEmpty()
                                  && !feature(arrow.getTargetClass()).equals(feature(from))
                                  && !allowed.contains(feature(arrow.getTargetClass())))
                      .forEach(
                          arrow ->
                              events.add(
                                  SimpleConditionEvent.violated(from, arrow.getDescription())));
                }
              });

  @ArchTest
  static final ArchRule featuresFormNoCycle =
      slices().matching("org.gatehouse.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlySsoKnowsSamlLibraries =
      onlyIn("org.gatehouse.sso..", "org.pac4j..", "org.opensaml..", "net.shibboleth..");

  @ArchTest
  static final ArchRule onlyPasskeysKnowWebAuthn =
      onlyIn("org.gatehouse.passkeys..", "com.webauthn4j..");

  @ArchTest
  static final ArchRule onlyMessagingKnowsMail =
      onlyIn("org.gatehouse.messaging..", "jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule nobodyLooksForTheImplementationOfJsonAtEachCall =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.json.Json");

  @ArchTest
  static final ArchRule onlyPersistenceKnowsFlyway =
      onlyIn("org.gatehouse.platform.persistence..", "org.flywaydb..");

  @ArchTest
  static final ArchRule onlyPagesAndTheWebLayerKnowFaces =
      noClasses()
          .that(resideOutsideOfPackages("org.gatehouse.platform.web.."))
          .and()
          .haveSimpleNameNotEndingWith("Page")
          .should()
          .dependOnClassesThat(
              are(
                  DescribedPredicate.or(
                      resideInAPackage("jakarta.faces.."), resideInAPackage("org.primefaces.."))));

  @ArchTest
  static final ArchRule onlyServicesWriteToTheDatabaseOrFireEvents =
      noClasses()
          .that()
          .areNotAnnotatedWith(Stateless.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(EntityManager.class, Event.class);

  @ArchTest
  static final ArchRule whatIsFoundOnceIsAServiceOrThereIsOneOfIt =
      fields()
          .that()
          .haveRawType(All.class)
          .should(
              new ArchCondition<>("ask for what only services and single beans implement") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                  var wanted = (JavaParameterizedType) field.getType();
                  wanted.getActualTypeArguments().get(0).toErasure().getAllSubclasses().stream()
                      // What is private to a class is made by it and no bean.
                      .filter(
                          type ->
                              !type.isInterface()
                                  && !type.getModifiers().contains(JavaModifier.PRIVATE))
                      .forEach(
                          type ->
                              events.add(
                                  new SimpleConditionEvent(
                                      type,
                                      type.isAnnotatedWith(Stateless.class)
                                          || type.isAnnotatedWith(ApplicationScoped.class),
                                      type.getName() + " is asked for by " + field.getFullName())));
                }
              });

  @ArchTest
  static final ArchRule pagesAndResourcesAreNobodysDependency =
      noClasses()
          .that()
          .haveSimpleNameNotContaining("Page")
          .and()
          .haveSimpleNameNotContaining("Resource")
          .should()
          .dependOnClassesThat(
              are(
                  DescribedPredicate.describe(
                      "pages or resources",
                      type ->
                          !feature(type).isEmpty()
                              && !feature(type).equals("platform")
                              && !type.isNestedClass()
                              && (type.getSimpleName().endsWith("Page")
                                  || type.getSimpleName().endsWith("Resource")))));

  @ArchTest
  static final ArchRule aPageNeverGivesOutAnEntity =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Named.class)
          .should()
          .notHaveRawReturnType(
              DescribedPredicate.describe(
                  "entity", (JavaClass type) -> type.isAnnotatedWith(Entity.class)));

  @ArchTest
  static final ArchRule onlyItsOwnPackageChangesAnEntity =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .should(
              new ArchCondition<>("write no field") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  method.getFieldAccesses().stream()
                      .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
                      .forEach(
                          access ->
                              events.add(
                                  SimpleConditionEvent.violated(method, access.getDescription())));
                }
              })
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule everyFieldOfAnEntityNamesItsColumn =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .and()
          .doNotHaveModifier(JavaModifier.STATIC)
          .and()
          .areNotAnnotatedWith(Transient.class)
          .should()
          .beAnnotatedWith(Column.class);

  @ArchTest
  static final ArchRule thereAreNoEmbeddables =
      noClasses().should().beAnnotatedWith(Embeddable.class);

  /** Containers refuse others when they are called, and no sooner. */
  @ArchTest
  static final ArchRule onlyPublicMethodsOfServicesAreCalledByOthers =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "a service's method is not public",
                  call ->
                      !call.getOriginOwner().equals(call.getTargetOwner())
                          && call.getTargetOwner().isAnnotatedWith(Stateless.class)
                          && call.getTarget()
                              .resolveMember()
                              .filter(
                                  method ->
                                      !method.getModifiers().contains(JavaModifier.PUBLIC)
                                          && !method.getModifiers().contains(JavaModifier.STATIC))
                              .isPresent()));

  @ArchTest
  static final ArchRule timersAreNotPersistent =
      methods()
          .that()
          .areAnnotatedWith(Schedule.class)
          .should(
              new ArchCondition<>(
                  "say persistent = false in a thin singleton that goes on after a failure") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  JavaClass timer = method.getOwner();
                  boolean goesOn =
                      timer
                              .tryGetAnnotationOfType(Interceptors.class)
                              .filter(one -> List.of(one.value()).contains(TimerGuard.class))
                              .isPresent()
                          && timer
                              .tryGetAnnotationOfType(TransactionAttribute.class)
                              .filter(one -> one.value() == TransactionAttributeType.NOT_SUPPORTED)
                              .isPresent();
                  boolean right =
                      !method.getAnnotationOfType(Schedule.class).persistent()
                          && goesOn
                          && timer.isAnnotatedWith(Singleton.class)
                          && timer.getSimpleName().endsWith("Timer");
                  if (!right) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                  }
                }
              });

  @ArchTest
  static final ArchRule theHttpSessionHoldsNobodysIdentity =
      noClasses()
          .should()
          .beAnnotatedWith(SessionScoped.class)
          .orShould()
          .callMethod(HttpSession.class, "setAttribute", String.class, Object.class);

  @ArchTest
  static final ArchRule viewStateIsSmallAndCanMoveToAnotherNode =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(ViewScoped.class)
          .and()
          .doNotHaveModifier(JavaModifier.STATIC)
          .and()
          .doNotHaveModifier(JavaModifier.TRANSIENT)
          .and()
          .areNotAnnotatedWith(Inject.class)
          .should()
          .haveRawType(
              DescribedPredicate.describe(
                  "text, number or flag",
                  (JavaClass type) ->
                      type.isPrimitive()
                          || type.isEnum()
                          || type.isAssignableTo(String.class)
                          || type.isAssignableTo(Number.class)
                          || type.isAssignableTo(Boolean.class)
                          || type.isAssignableTo(java.time.Instant.class)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule eventsAreFiredInTheTransaction =
      noClasses().should().callMethod(Event.class, "fireAsync", Object.class);

  @ArchTest
  static final ArchRule namesSayRoles =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto|Bean)");

  @ArchTest
  static final ArchRule everyPackageSaysWhatMayBeNull =
      classes()
          .that(resideInAPackage("org.gatehouse.."))
          .should(
              new ArchCondition<>("live in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName()));
                  }
                }
              });

  private static ArchRule onlyIn(String home, String... libraries) {
    return noClasses()
        .that(resideOutsideOfPackages(home))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
