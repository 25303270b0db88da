package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.queue.QueueBook;
import org.reprise.console.queue.QueueKind;
import org.reprise.console.queue.QueueQuery;
import org.reprise.console.queue.QueuesView;
import org.reprise.console.request.Limit;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;

/** The queues of the asked server, and what waits in its site. No answer waits for the engine. */
@Path("/queues")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Queues")
public class QueuesResource {

    /**
     * The last day of a queue.
     *
     * @param stepSeconds what one value is about
     * @param depths      the greatest depth in each step, the oldest first; null where nobody looked
     */
    public record Day(String name, long stepSeconds, List<@Nullable Long> depths) {}

    @Inject
    QueueBook book;

    @GET
    @Operation(
            summary =
                    "All queues of this server's engine, Reprise's, the application's and the exception destination, and"
                            + " what waits in this site; as of the last look, at most five seconds ago",
            description = "'kind' is reprise, application, exception or site; 'order' is depth, age, growth or name.")
    public QueuesView queues(
            @QueryParam("contains") @DefaultValue("") String contains,
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("order") @DefaultValue("depth") String order,
            @QueryParam("from") @DefaultValue("0") int from,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return book.view(new QueueQuery(
                contains,
                kind.isEmpty() ? Optional.empty() : Optional.of(named(QueueKind.class, "kind", kind)),
                named(QueueQuery.Order.class, "order", order),
                Math.max(0, from),
                Limit.of(limit)));
    }

    @GET
    @Path("day")
    @Operation(summary = "The depth of one queue over the last day, as far as this server has looked since it started")
    public Day day(@QueryParam("name") @DefaultValue("") String name) {
        return book.day(name)
                .map(depths -> new Day(name, QueueBook.DAY_STEP.toSeconds(), depths))
                .orElseThrow(() -> new RefusedRequestException(
                        "This server has no queue '" + name + "'.", "Load the list of queues again."));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String parameter, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> word(each).equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new RefusedRequestException(
                        "There is no " + parameter + " '" + value + "'.",
                        "Ask for one of: "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(QueuesResource::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static String word(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }
}
