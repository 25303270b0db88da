package org.reprise.liberty.probe;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The probe's door: one path per act, the SQL or the message in the body, plain text in the answer. */
@WebServlet("/*")
public final class ProbeServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        try {
            act(request, response.getWriter());
        } catch (SQLException | NamingException e) {
            throw new ServletException(e);
        }
    }

    private static void act(HttpServletRequest request, PrintWriter out)
            throws SQLException, NamingException, IOException, ServletException {
        switch (request.getPathInfo()) {
            case "/rows" -> rows(body(request), out);
            case "/update" -> out.print(update(body(request)));
            case "/tables" -> tables(out);
            case "/send" -> out.print(ProbeMessages.send(request));
            case "/refuse" -> out.print(Refusals.refuse(request.getParameter("queue")));
            case "/pause", "/resume" ->
                Endpoints.turn(request.getPathInfo().substring(1), request.getParameter("bean"));
            default -> throw new ServletException("No such act: " + request.getPathInfo());
        }
    }

    private static String body(HttpServletRequest request) throws IOException {
        return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void rows(String sql, PrintWriter out) throws SQLException, NamingException, IOException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false); // HSQLDB and PostgreSQL would hold all rows in memory otherwise
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery(sql)) {
                CanonicalRows.write(rows, out);
            }
            connection.rollback();
        }
    }

    private static int update(String sql) throws SQLException, NamingException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Every table of the application, with the columns of its primary key in their order. */
    private static void tables(PrintWriter out) throws SQLException, NamingException {
        try (Connection connection = connection()) {
            DatabaseMetaData meta = connection.getMetaData();
            String catalog = connection.getCatalog();
            String schema = connection.getSchema();
            try (ResultSet tables = meta.getTables(catalog, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (tables.next()) {
                    String table = tables.getString("TABLE_NAME");
                    out.print(table + "\t" + String.join(",", key(meta, catalog, schema, table)) + "\n");
                }
            }
        }
    }

    private static Iterable<String> key(DatabaseMetaData meta, String catalog, String schema, String table)
            throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet keys = meta.getPrimaryKeys(catalog, schema, table)) {
            while (keys.next()) {
                columns.put(keys.getInt("KEY_SEQ"), keys.getString("COLUMN_NAME"));
            }
        }
        return columns.values();
    }

    private static Connection connection() throws SQLException, NamingException {
        return find("jdbc/network", DataSource.class).getConnection();
    }

    @SuppressWarnings("BanJNDI") // only tests choose the name
    static <T> T find(String name, Class<T> type) throws NamingException {
        return type.cast(InitialContext.doLookup(name));
    }
}
