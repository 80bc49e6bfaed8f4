"""The first tables: people, letters, checking, the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from easyread.review.store import tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# What was said or done stays as it was: the database itself refuses to change or delete it. Only
# what stands in a sandbox may be deleted, with all of it.
ONLY_ADDED = {
    "log": "1 = 0",
    "answers": "OLD.session_id IN (SELECT s.id FROM panel_sessions s JOIN clients c "
    "ON c.id = s.client_id WHERE c.test_of IS NOT NULL)",
    "decisions": "OLD.letter_id IN (SELECT l.id FROM letters l JOIN clients c "
    "ON c.id = l.client_id WHERE c.test_of IS NOT NULL)",
}


def _only_added() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table, test in ONLY_ADDED.items():
            op.execute(
                f"CREATE FUNCTION {table}_only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF TG_OP = 'DELETE' AND {test} THEN RETURN OLD; END IF; "
                "RAISE EXCEPTION 'only ever added'; END $$"
            )
            op.execute(
                f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_only_added()"
            )
        return
    for table, test in ONLY_ADDED.items():
        for act, unless in (("UPDATE", ""), ("DELETE", f"WHEN NOT ({test}) ")):
            op.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {unless}"
                "BEGIN SELECT RAISE(ABORT, 'only ever added'); END"
            )


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "data_keys",
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_data_keys")),
    )
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=True),
        sa.Column("user_id", sa.String(length=32), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("about", sa.String(length=32), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_log")),
    )
    with op.batch_alter_table("log", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_log_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_log_client_id"), ["client_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_log_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "once",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("request_sha256", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", "user_id", name=op.f("pk_once")),
    )
    op.create_table(
        "organisations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
    )
    op.create_table(
        "clients",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.Column("test_of", sa.String(length=32), nullable=True),
        sa.Column("opened", tables.Moment(), nullable=True),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_clients_organisation_id_organisations"),
        ),
        sa.ForeignKeyConstraint(
            ["test_of"], ["clients.id"], name=op.f("fk_clients_test_of_clients")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
        sa.UniqueConstraint("test_of", name=op.f("uq_clients_test_of")),
    )
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_clients_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "users",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("password_hash", sa.String(length=300), nullable=True),
        sa.Column("subject", sa.String(length=600), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_users_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
        sa.UniqueConstraint("subject", name=op.f("uq_users_subject")),
    )
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_users_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "links",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("secret_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("issued_by", sa.String(length=32), nullable=False),
        sa.Column("card", sa.Boolean(), nullable=False),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.Column("expires", tables.Moment(), nullable=False),
        sa.Column("used", tables.Moment(), nullable=True),
        sa.Column("revoked", tables.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_links_client_id_clients")
        ),
        sa.ForeignKeyConstraint(["issued_by"], ["users.id"], name=op.f("fk_links_issued_by_users")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_links_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
        sa.UniqueConstraint("secret_sha256", name=op.f("uq_links_secret_sha256")),
    )
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_links_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_links_user_id"), ["user_id"], unique=False)

    op.create_table(
        "panels",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_panels_client_id_clients")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_panels")),
    )
    with op.batch_alter_table("panels", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_panels_client_id"), ["client_id"], unique=False)

    op.create_table(
        "seats",
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_seats_client_id_clients")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_seats_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", "client_id", "role", name=op.f("pk_seats")),
    )
    op.create_table(
        "templates",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("follows", sa.String(length=32), nullable=True),
        sa.Column("made_from", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("fixed_print", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("pages", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.Column("checked", tables.Moment(), nullable=True),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("withdrawn", tables.Moment(), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=32), nullable=True),
        sa.Column("why_withdrawn", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_templates_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["follows"], ["templates.id"], name=op.f("fk_templates_follows_templates")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_templates_made_by_users")),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["users.id"], name=op.f("fk_templates_withdrawn_by_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templates")),
    )
    with op.batch_alter_table("templates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_templates_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_templates_fixed_print"), ["fixed_print"], unique=False)

    op.create_table(
        "tokens",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("secret_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("test", sa.Boolean(), nullable=False),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.Column("used", tables.Moment(), nullable=True),
        sa.Column("expires", tables.Moment(), nullable=True),
        sa.Column("revoked", tables.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_tokens_client_id_clients")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_tokens_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("secret_sha256", name=op.f("uq_tokens_secret_sha256")),
    )
    with op.batch_alter_table("tokens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tokens_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tokens_user_id"), ["user_id"], unique=False)

    op.create_table(
        "web_sessions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("secret_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=True),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.Column("expires", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_web_sessions_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_web_sessions_user_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_sessions")),
        sa.UniqueConstraint("secret_sha256", name=op.f("uq_web_sessions_secret_sha256")),
    )
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_web_sessions_user_id"), ["user_id"], unique=False)

    op.create_table(
        "word_bank",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("pos", sa.String(length=10), nullable=False),
        sa.Column("easier", sa.String(length=1000), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("group", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.Column("removed", tables.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_word_bank_client_id_clients")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_word_bank_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_bank")),
    )
    with op.batch_alter_table("word_bank", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_word_bank_client_id"), ["client_id"], unique=False)

    op.create_table(
        "wordings",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("before_print", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_wordings_client_id_clients")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_wordings_user_id_users")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_wordings")),
        sa.UniqueConstraint("id", name=op.f("uq_wordings_id")),
    )
    with op.batch_alter_table("wordings", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_wordings_before_print"), ["before_print"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_wordings_client_id"), ["client_id"], unique=False)

    op.create_table(
        "letters",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("profile", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("template_id", sa.String(length=32), nullable=True),
        sa.Column("converter_id", sa.String(length=32), nullable=False),
        sa.Column("author_id", sa.String(length=32), nullable=True),
        sa.Column("readability_id", sa.String(length=32), nullable=True),
        sa.Column("wants_panel", sa.Boolean(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("risk", sa.Integer(), nullable=False),
        sa.Column("job_sheet", sa.LargeBinary(), nullable=True),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("from_template", sa.LargeBinary(), nullable=True),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.Column("changed", tables.Moment(), nullable=False),
        sa.Column("delete_after", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["users.id"], name=op.f("fk_letters_author_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_letters_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["converter_id"], ["users.id"], name=op.f("fk_letters_converter_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["readability_id"], ["users.id"], name=op.f("fk_letters_readability_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["templates.id"], name=op.f("fk_letters_template_id_templates")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_due"), ["due"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_template_id"), ["template_id"], unique=False)

    op.create_table(
        "panel_members",
        sa.Column("panel_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("said", sa.LargeBinary(), nullable=True),
        sa.Column("named", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["panel_id"], ["panels.id"], name=op.f("fk_panel_members_panel_id_panels")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_panel_members_user_id_users")
        ),
        sa.PrimaryKeyConstraint("panel_id", "user_id", name=op.f("pk_panel_members")),
    )
    op.create_table(
        "comments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("letter_id", sa.String(length=32), nullable=False),
        sa.Column("row_key", sa.String(length=32), nullable=True),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_comments_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_comments_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
    )
    with op.batch_alter_table("comments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comments_letter_id"), ["letter_id"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("letter_id", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("choice", sa.String(length=20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("undoes", sa.String(length=32), nullable=True),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_decisions_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_decisions_user_id_users")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_decisions")),
        sa.UniqueConstraint("id", name=op.f("uq_decisions_id")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decisions_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_decisions_letter_id"), ["letter_id"], unique=False)

    op.create_table(
        "feedback",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("letter_id", sa.String(length=32), nullable=False),
        sa.Column("easy", sa.String(length=10), nullable=False),
        sa.Column("phone_me", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("entered_by", sa.String(length=32), nullable=True),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["users.id"], name=op.f("fk_feedback_entered_by_users")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_feedback_letter_id_letters")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_letter_id"), ["letter_id"], unique=False)

    op.create_table(
        "jobs",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=32), nullable=False),
        sa.Column("until", tables.Moment(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("failure", sa.LargeBinary(), nullable=True),
        sa.Column("letter_id", sa.String(length=32), nullable=True),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.Column("ended", tables.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_jobs_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_jobs_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_jobs_user_id_users")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_jobs")),
        sa.UniqueConstraint("id", name=op.f("uq_jobs_id")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jobs_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_jobs_state"), ["state"], unique=False)

    op.create_table(
        "suggestions",
        sa.Column("letter_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("maker", sa.String(length=60), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_suggestions_letter_id_letters")
        ),
        sa.PrimaryKeyConstraint("letter_id", "key", name=op.f("pk_suggestions")),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("letter_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("source_sha256", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=32), nullable=False),
        sa.Column("frame", sa.String(length=32), nullable=False),
        sa.Column("masked_frame", sa.String(length=32), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("made_how", sa.String(length=40), nullable=False),
        sa.Column("created", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_versions_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_versions_made_by_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("letter_id", "number", name=op.f("uq_versions_letter_id")),
    )
    with op.batch_alter_table("versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_versions_fingerprint"), ["fingerprint"], unique=False)
        batch_op.create_index(batch_op.f("ix_versions_letter_id"), ["letter_id"], unique=False)

    op.create_table(
        "exports",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("letter_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("fingerprint", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_exports_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_exports_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_exports_made_by_users")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_exports_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
    )
    with op.batch_alter_table("exports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exports_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exports_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_exports_letter_id"), ["letter_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exports_sha256"), ["sha256"], unique=False)

    op.create_table(
        "page_rows",
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("section", sa.Integer(), nullable=False),
        sa.Column("print", sa.String(length=32), nullable=False),
        sa.Column("masked_print", sa.String(length=32), nullable=False),
        sa.Column("picture", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_page_rows_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_page_rows_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("version_id", "number", name=op.f("pk_page_rows")),
    )
    with op.batch_alter_table("page_rows", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_page_rows_letter_id"), ["letter_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_page_rows_masked_print"), ["masked_print"], unique=False
        )

    op.create_table(
        "panel_sessions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("panel_id", sa.String(length=32), nullable=False),
        sa.Column("letter_id", sa.String(length=32), nullable=True),
        sa.Column("version_id", sa.String(length=32), nullable=True),
        sa.Column("template_id", sa.String(length=32), nullable=True),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("facilitator_id", sa.String(length=32), nullable=False),
        sa.Column("topic_warning", sa.String(length=200), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("opened", tables.Moment(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("closed", tables.Moment(), nullable=True),
        sa.Column("reasons", sa.LargeBinary(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_panel_sessions_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["facilitator_id"], ["users.id"], name=op.f("fk_panel_sessions_facilitator_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_panel_sessions_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(
            ["panel_id"], ["panels.id"], name=op.f("fk_panel_sessions_panel_id_panels")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["templates.id"], name=op.f("fk_panel_sessions_template_id_templates")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_panel_sessions_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_panel_sessions")),
    )
    with op.batch_alter_table("panel_sessions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_panel_sessions_client_id"), ["client_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_panel_sessions_letter_id"), ["letter_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_panel_sessions_template_id"), ["template_id"], unique=False
        )

    op.create_table(
        "answers",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("checker_id", sa.String(length=32), nullable=False),
        sa.Column("entered_by", sa.String(length=32), nullable=False),
        sa.Column("entered_as", sa.String(length=12), nullable=False),
        sa.Column("question", sa.String(length=60), nullable=False),
        sa.Column("section", sa.Integer(), nullable=True),
        sa.Column("row_key", sa.String(length=32), nullable=True),
        sa.Column("value", sa.String(length=30), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("replaces", sa.String(length=32), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checker_id"], ["users.id"], name=op.f("fk_answers_checker_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["users.id"], name=op.f("fk_answers_entered_by_users")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["panel_sessions.id"], name=op.f("fk_answers_session_id_panel_sessions")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_answers")),
        sa.UniqueConstraint("id", name=op.f("uq_answers_id")),
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answers_checker_id"), ["checker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_answers_session_id"), ["session_id"], unique=False)

    op.create_table(
        "approvals",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("letter_id", sa.String(length=32), nullable=True),
        sa.Column("template_id", sa.String(length=32), nullable=True),
        sa.Column("version_id", sa.String(length=32), nullable=True),
        sa.Column("session_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("frame", sa.String(length=32), nullable=False),
        sa.Column("whole", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.Column("withdrawn", tables.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_approvals_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_approvals_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["panel_sessions.id"],
            name=op.f("fk_approvals_session_id_panel_sessions"),
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["templates.id"], name=op.f("fk_approvals_template_id_templates")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_approvals_user_id_users")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_approvals_version_id_versions")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_approvals")),
        sa.UniqueConstraint("id", name=op.f("uq_approvals_id")),
    )
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approvals_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_approvals_letter_id"), ["letter_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_approvals_template_id"), ["template_id"], unique=False)

    op.create_table(
        "chairs",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("checker_id", sa.String(length=32), nullable=False),
        sa.Column("supporter_id", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("fee_pence", sa.Integer(), nullable=False),
        sa.Column("travel_pence", sa.Integer(), nullable=False),
        sa.Column("paid", tables.Moment(), nullable=True),
        sa.Column("named", sa.String(length=20), nullable=False),
        sa.Column("order_seed", sa.Integer(), nullable=False),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checker_id"], ["users.id"], name=op.f("fk_chairs_checker_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["panel_sessions.id"], name=op.f("fk_chairs_session_id_panel_sessions")
        ),
        sa.ForeignKeyConstraint(
            ["supporter_id"], ["users.id"], name=op.f("fk_chairs_supporter_id_users")
        ),
        sa.PrimaryKeyConstraint("session_id", "checker_id", name=op.f("pk_chairs")),
    )
    op.create_table(
        "sends",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("letter_id", sa.String(length=32), nullable=False),
        sa.Column("export_id", sa.String(length=32), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("with_letter", sa.Boolean(), nullable=False),
        sa.Column("right_format", sa.Boolean(), nullable=False),
        sa.Column("safe_address", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["export_id"], ["exports.id"], name=op.f("fk_sends_export_id_exports")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name=op.f("fk_sends_letter_id_letters")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sends_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sends")),
    )
    with op.batch_alter_table("sends", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sends_letter_id"), ["letter_id"], unique=False)

    op.create_table(
        "talks",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(length=32), nullable=False),
        sa.Column("checker_id", sa.String(length=32), nullable=False),
        sa.Column("session_id", sa.String(length=32), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("at", tables.Moment(), nullable=False),
        sa.Column("seen_by", sa.String(length=32), nullable=True),
        sa.Column("seen", tables.Moment(), nullable=True),
        sa.Column("closed", tables.Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["checker_id"], ["users.id"], name=op.f("fk_talks_checker_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_talks_client_id_clients")
        ),
        sa.ForeignKeyConstraint(["seen_by"], ["users.id"], name=op.f("fk_talks_seen_by_users")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["panel_sessions.id"], name=op.f("fk_talks_session_id_panel_sessions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks")),
    )
    with op.batch_alter_table("talks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talks_client_id"), ["client_id"], unique=False)

    _only_added()


def downgrade() -> None:
    """Bring the tables back."""
    if op.get_bind().dialect.name == "postgresql":
        for table in ONLY_ADDED:
            op.execute(f"DROP TRIGGER {table}_only_added ON {table}")
            op.execute(f"DROP FUNCTION {table}_only_added()")
    with op.batch_alter_table("talks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_talks_client_id"))

    op.drop_table("talks")
    with op.batch_alter_table("sends", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sends_letter_id"))

    op.drop_table("sends")
    op.drop_table("chairs")
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approvals_template_id"))
        batch_op.drop_index(batch_op.f("ix_approvals_letter_id"))
        batch_op.drop_index(batch_op.f("ix_approvals_client_id"))

    op.drop_table("approvals")
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answers_session_id"))
        batch_op.drop_index(batch_op.f("ix_answers_checker_id"))

    op.drop_table("answers")
    with op.batch_alter_table("panel_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_panel_sessions_template_id"))
        batch_op.drop_index(batch_op.f("ix_panel_sessions_letter_id"))
        batch_op.drop_index(batch_op.f("ix_panel_sessions_client_id"))

    op.drop_table("panel_sessions")
    with op.batch_alter_table("page_rows", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_page_rows_masked_print"))
        batch_op.drop_index(batch_op.f("ix_page_rows_letter_id"))

    op.drop_table("page_rows")
    with op.batch_alter_table("exports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exports_sha256"))
        batch_op.drop_index(batch_op.f("ix_exports_letter_id"))
        batch_op.drop_index(batch_op.f("ix_exports_code"))
        batch_op.drop_index(batch_op.f("ix_exports_client_id"))

    op.drop_table("exports")
    with op.batch_alter_table("versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_versions_letter_id"))
        batch_op.drop_index(batch_op.f("ix_versions_fingerprint"))

    op.drop_table("versions")
    op.drop_table("suggestions")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jobs_state"))
        batch_op.drop_index(batch_op.f("ix_jobs_client_id"))

    op.drop_table("jobs")
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_letter_id"))

    op.drop_table("feedback")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decisions_letter_id"))
        batch_op.drop_index(batch_op.f("ix_decisions_key"))

    op.drop_table("decisions")
    with op.batch_alter_table("comments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_comments_letter_id"))

    op.drop_table("comments")
    op.drop_table("panel_members")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letters_template_id"))
        batch_op.drop_index(batch_op.f("ix_letters_state"))
        batch_op.drop_index(batch_op.f("ix_letters_due"))
        batch_op.drop_index(batch_op.f("ix_letters_client_id"))

    op.drop_table("letters")
    with op.batch_alter_table("wordings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wordings_client_id"))
        batch_op.drop_index(batch_op.f("ix_wordings_before_print"))

    op.drop_table("wordings")
    with op.batch_alter_table("word_bank", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_word_bank_client_id"))

    op.drop_table("word_bank")
    with op.batch_alter_table("web_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_web_sessions_user_id"))

    op.drop_table("web_sessions")
    with op.batch_alter_table("tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tokens_user_id"))
        batch_op.drop_index(batch_op.f("ix_tokens_client_id"))

    op.drop_table("tokens")
    with op.batch_alter_table("templates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_templates_fixed_print"))
        batch_op.drop_index(batch_op.f("ix_templates_client_id"))

    op.drop_table("templates")
    op.drop_table("seats")
    with op.batch_alter_table("panels", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_panels_client_id"))

    op.drop_table("panels")
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_links_user_id"))
        batch_op.drop_index(batch_op.f("ix_links_client_id"))

    op.drop_table("links")
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_users_organisation_id"))

    op.drop_table("users")
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clients_organisation_id"))

    op.drop_table("clients")
    op.drop_table("organisations")
    op.drop_table("once")
    with op.batch_alter_table("log", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_log_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_log_client_id"))
        batch_op.drop_index(batch_op.f("ix_log_about"))

    op.drop_table("log")
    op.drop_table("data_keys")
