package org.reprise.console;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.reprise.console.request.Roles;

/**
 * The REST application under {@code /reprise/api}. Every answer is JSON, errors too; nothing here redirects or asks the browser
 * for a password.
 */
@ApplicationPath("/api")
@DeclareRoles({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN, Roles.UNMASKED})
@SecurityScheme(securitySchemeName = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Reprise console",
                        version = "1",
                        description =
                                "What a site says of itself and of its peers, and what an operator may ask of it. "
                                        + "Unsafe methods need the header X-Reprise-Console: 1."),
        security = @SecurityRequirement(name = "basic"))
public class ConsoleApplication extends Application {}
