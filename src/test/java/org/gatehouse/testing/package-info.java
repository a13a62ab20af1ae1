/**
 * What every test against a running server shares: the launchers of the servers, of PostgreSQL and
 * of the identity provider, the browser, and a visitor who speaks plain HTTP.
 *
 * <p>Every test runs on Payara Micro with H2. A tag says where else: {@code once} nowhere, {@code
 * one-server} on Payara Micro with PostgreSQL, {@code pages} on WildFly with PostgreSQL; without
 * one of them a test runs on all three.
 *
 * <p>{@code ServerProcess}, {@code Ports}, {@code PayaraMicro}, {@code Keycloak} and the two {@code
 * Run…} classes need nothing but the JDK, because {@code deploy/Run.java} compiles exactly these to
 * start the product for people.
 */
@NullMarked
package org.gatehouse.testing;

import org.jspecify.annotations.NullMarked;
