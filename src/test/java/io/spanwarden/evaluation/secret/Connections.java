package io.spanwarden.evaluation.secret;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Passwords in addresses, headers and the files of clients. */
final class Connections {
  private static final String[] ADDRESSES = {
    "DATABASE_URL=postgres://{user}:@@@{host}:5432/{word}",
    "postgresql://{word}:@@@{host}/{word}?sslmode=require",
    "mysql://root:@@@{host}:3306/{word}",
    "mongodb+srv://{word}:@@@{word}.a1b2c.mongodb.net/{word}?retryWrites=true",
    "mongodb://{user}:@@@{host}:27017,{host}:27017/admin",
    "REDIS_URL=redis://:@@@{host}:6379/0",
    "rediss://default:@@@{word}.upstash.io:6379",
    "amqp://{word}:@@@{host}:5672/%2f",
    "CELERY_BROKER_URL='amqps://{user}:@@@{host}/{word}'",
    "https://{user}:@@@{host}/artifactory/api/npm/{word}/",
    "git clone https://{user}:@@@git.{word}.dev/{word}/{word}.git",
    "ftp://{user}:@@@ftp.{word}.org/{file}",
    "smtp://{user}:@@@mail.{word}.org:587",
    "HTTPS_PROXY=http://{user}:@@@proxy.{word}.corp:3128",
    "sqlalchemy.create_engine(\"postgresql+psycopg2://{user}:@@@{host}:5432/{word}\")",
    "\"connectionString\": \"mongodb://{word}:@@@{host}:27017\"",
    "clickhouse://default:@@@{host}:9440/{word}?secure=true",
    "sftp://backup:@@@{host}:22/var/{word}",
    "spring.data.mongodb.uri=mongodb://{user}:@@@{host}/{word}",
    "dsn: snowflake://{user}:@@@{word}-eu/{WORD}/PUBLIC",
  };
  private static final String[] STRINGS = {
    "Server={host};Database={word};User Id={user};Password=@@;",
    "Data Source={host};Initial Catalog={word};uid=sa;pwd=@@;TrustServerCertificate=True",
    "jdbc:postgresql://{host}:5432/{word}?user={user}&password=@@",
    "jdbc:sqlserver://{host}:1433;databaseName={word};user=sa;password=@@",
    "host={host} port=5432 dbname={word} user={user} password=@@",
    "PGPASSWORD=@@ psql -h {host} -U {user} {word}",
    "mysql -u root -p@@ {word}",
    "sshpass -p '@@' ssh {user}@{host}",
    "curl -u {user}:@@ https://{host}/api/{word}",
    "curl --user '{user}:@@' -X PUT https://{host}/{word}",
    "wget --user={user} --password=@@ https://{host}/{file}",
    "docker login -u {user} -p @@ registry.{word}.dev",
    "redis-cli -h {host} -a @@ ping",
    "mongosh \"mongodb://{host}\" --username {user} --password @@",
    "machine {host} login {user} password @@",
    "default login {user}\npassword @@\n",
    "{host}:5432:{word}:{user}:@@",
    "ALTER USER {user} WITH PASSWORD '@@';",
    "CREATE USER '{user}'@'%' IDENTIFIED BY '@@';",
    "Endpoint=sb://{word}.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=##",
    "net use Z: \\\\{word}\\share @@ /user:{user}",
  };
  private static final String[] FILES = {
    "//registry.{word}.dev/:_authToken={uuid4}",
    "//registry.npm{word}.org/:_auth=%%",
    "registry=https://npm.{word}.dev\n//npm.{word}.dev/:_password=%%\n",
    "{\"auths\":{\"registry.{word}.dev\":{\"auth\":\"%%\"}}}",
    "{\n  \"auths\": {\n    \"ghcr.{word}.io\": {\n      \"auth\": \"%%\"\n    }\n  }\n}",
    "Authorization: Basic %%",
    "headers = {\"Authorization\": \"Basic %%\"}",
    "-H 'Authorization: Basic %%'",
    "proxy-authorization: Basic %%",
    "users:\n- name: {word}\n  user:\n    client-key-data: &&\n",
    "users:\n- name: {user}\n  user:\n    token: $$\n",
    "[default]\naws_access_key_id = AA\naws_secret_access_key = BB\nregion = eu-central-1",
    "AWS_ACCESS_KEY_ID=AA\nAWS_SECRET_ACCESS_KEY=BB",
    "{\"AccessKeyId\":\"AA\",\"SecretAccessKey\":\"BB\",\"SessionToken\":\"CC\"}",
    "DefaultEndpointsProtocol=https;AccountName={word};AccountKey=KK;EndpointSuffix=core.windows.net",
    "https://{word}.blob.core.windows.net/{word}?sv=2023-11-03&se={date}&sr=c&sp=rl&sig=SS",
    "https://hooks.slack.com/services/HH",
    "https://discord.com/api/webhooks/DD",
  };

  private Connections() {}

  /** Returns {@code count} cases. */
  static List<Case> cases(int count, Draw draw) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i / 3;
      String form =
          switch (i % 3) {
            case 0 -> ADDRESSES[number % ADDRESSES.length];
            case 1 -> STRINGS[number % STRINGS.length];
            default -> FILES[number % FILES.length];
          };
      String group = i % 3 == 0 ? "uri" : i % 3 == 1 ? "connection" : "file";
      cases.add(Case.of(group, form.lines().findFirst().orElse(""), filled(form, draw)));
    }
    return cases;
  }

  private static String filled(String form, Draw draw) {
    String basic =
        Base64.getEncoder()
            .encodeToString(draw.form("{user}:{a18}").getBytes(StandardCharsets.UTF_8));
    String pem =
        Base64.getEncoder()
            .encodeToString(
                (Blocks.block("EC PRIVATE KEY", draw) + "\n").getBytes(StandardCharsets.UTF_8));
    String filled = draw.form(form);
    return filled
        .replace("{uuid4}", Case.secret(draw.form(draw.of("{uuid}", "npm{a40}", "{u36}"))))
        .replace("@@", Case.secret(password(draw)))
        .replace("##", Case.secret(draw.form("{b43}=")))
        .replace("%%", Case.secret(basic))
        .replace("&&", Case.secret(pem))
        .replace("$$", Case.secret(CheckedTokens.jwt(draw)))
        .replaceAll("\\bAA\\b", Case.secret(CheckedTokens.make("aws AKIA", draw)))
        .replaceAll("\\bBB\\b", Case.secret(draw.form("{b40}")))
        .replaceAll("\\bCC\\b", Case.secret(draw.form("IQoJb3JpZ2luX2Vj{b300}==")))
        .replaceAll("\\bKK\\b", Case.secret(draw.form("{b86}==")))
        .replaceAll("\\bSS\\b", Case.secret(draw.form("{a43}%3D")))
        .replaceAll("\\bHH\\b", Case.secret(draw.form("T{N10}/B{N10}/{a24}")))
        .replaceAll("\\bDD\\b", Case.secret(draw.form("1{d18}/{u68}")));
  }

  private static String password(Draw draw) {
    return draw.form(
        draw.of("{a16}", "{a24}", "{a12}!", "{Word}{d4}!", "{a20}", "{n32}", "{h32}", "{t6}-{d6}"));
  }
}
