package org.reprise.liberty.refused.broken;

import jakarta.enterprise.context.ApplicationScoped;
import org.reprise.deploy.OpensSite;

/** In place of a console: only its mark. */
@OpensSite
@ApplicationScoped
public class Opener {}
