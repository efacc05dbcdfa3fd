"""The commands, called in this process; what a shell sees of them is in ``test_cli_process.py``."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk import cli
from kiosk.hall.closure import Closure
from kiosk.hall.model import Event, Polygon
from kiosk.refresh import Plan, prepare
from kiosk.staff import AuditTrail
from kiosk.store import Closures
from kiosk.wayfinding import SLOW_SPEED, WALKING_SPEED

SHEETS = {"event", "booths", "agencies", "types", "levels", "areas", "places", "links", "kiosks", "programme"}


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)

    @property
    def documents(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


class Shell:
    """Runs commands on one data folder, in English unless they say otherwise."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, *arguments: str) -> Said:
        self.capsys.readouterr()
        code = cli.main(["--data", str(self.folder), *arguments])
        shown = self.capsys.readouterr()
        assert "Traceback" not in shown.err
        return Said(code, shown.out, shown.err)


@pytest.fixture(scope="module")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "data"
    assert cli.main(["--data", str(folder), "generations"]) == 0
    return folder


@pytest.fixture
def kiosk(
    filled_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    for variable in ("LC_ALL", "LC_MESSAGES", "KIOSK_DATA", "KIOSK_KIOSK_ID", "KIOSK_NOW"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    folder = tmp_path / "data"
    shutil.copytree(filled_folder, folder)
    return Shell(folder, capsys)


def booths_csv(folder: Path, *rows: str) -> Path:
    """A file as staff bring it: the sheet of booths alone. Known booths stay where they are."""
    file = folder / "booths.csv"
    file.write_text("\n".join(["รหัสบูธ,หน่วยงาน,ชื่อผลงาน,ประเภทนวัตกรรม", *rows]) + "\n", encoding="utf-8")
    return file


ONE_BOOTH = "A01,กรมสรรพากร,ยื่นแบบออนไลน์,it"
NO_TYPE = "A01,กรมสรรพากร,ยื่นแบบออนไลน์,"


class TestSearch:
    def test_the_document_has_every_member_and_the_best_comes_first(self, kiosk: Shell) -> None:
        said = kiosk("search", "กรมการข้าว", "--json")
        assert said.code == 0
        assert set(said.document) == {"query", "took_ms", "results"}
        assert said.document["query"] == "กรมการข้าว"
        assert said.document["took_ms"] == round(said.document["took_ms"], 3)
        best = said.document["results"][0]
        assert set(best) == {
            *("code", "agency_id", "agency_th", "agency_en", "title_th", "title_en", "type", "score", "matched")
        }
        assert (best["code"], best["agency_th"], best["agency_en"]) == ("C02", "กรมการข้าว", "Rice Department")
        assert {"field": "agency_th", "start": 0, "end": 10} in best["matched"]

    def test_thai_stands_in_the_document_as_thai(self, kiosk: Shell) -> None:
        assert "กรมการข้าว" in kiosk("search", "กรมการข้าว", "--json").out

    def test_one_entry_a_booth_and_no_more_than_asked_for(self, kiosk: Shell) -> None:
        codes = [found["code"] for found in kiosk("search", "กรม", "--json").document["results"]]
        assert len(codes) == len(set(codes)) > 3
        assert [one["code"] for one in kiosk("search", "กรม", "--limit", "3", "--json").document["results"]] == codes[
            :3
        ]

    def test_a_type_lists_its_booths(self, kiosk: Shell) -> None:
        found = kiosk("search", "--type", "health", "--json").document["results"]
        assert len(found) == 8
        assert {one["type"] for one in found} == {"health"}
        assert len(kiosk("search", "--type", "health", "--limit", "2", "--json").document["results"]) == 2

    def test_an_unknown_type_is_refused_with_those_there_are(self, kiosk: Shell) -> None:
        said = kiosk("search", "x", "--type", "sport")
        assert said.code == 1
        assert "there is no type 'sport'; there are it, health, agriculture" in said.err

    def test_people_read_a_line_a_booth(self, kiosk: Shell) -> None:
        said = kiosk("search", "Rice Department")
        assert said.out.splitlines()[0].startswith("C02  Rice advice close to the farm – Rice Department (")
        assert "กรมการข้าว (" in kiosk("search", "Rice Department", "--lang", "th").out

    def test_words_need_no_quotes(self, kiosk: Shell) -> None:
        assert kiosk("search", "Rice", "Department", "--json").document["query"] == "Rice Department"

    def test_finding_nothing_is_an_answer(self, kiosk: Shell) -> None:
        assert kiosk("search", "qqqqzzzz", "--json").document["results"] == []
        said = kiosk("search", "qqqqzzzz")
        assert said.code == 0
        assert "nothing found for “qqqqzzzz”" in said.out

    def test_a_batch_answers_line_by_line_whatever_stands_there(self, kiosk: Shell, tmp_path: Path) -> None:
        batch = tmp_path / "queries.txt"
        batch.write_bytes("\ufeffกรมการข้าว\r\n\n".encode() + b"\xff\xfe{}\n" + b"A01")
        said = kiosk("search", "--batch", str(batch))
        assert said.code == 0
        assert [answer["query"] for answer in said.documents] == ["กรมการข้าว", "", "\ufffd\ufffd{}", "A01"]
        assert said.documents[0]["results"][0]["code"] == "C02"
        assert said.documents[3]["results"][0]["code"] == "A01"

    def test_a_batch_that_cannot_be_read_is_refused(self, kiosk: Shell, tmp_path: Path) -> None:
        assert kiosk("search", "--batch", str(tmp_path / "missing")).code == 1
        assert kiosk("search", "--batch", str(tmp_path)).code == 1

    def test_which_kiosk_this_is_must_be_known(self, kiosk: Shell) -> None:
        said = kiosk("--kiosk-id", "K9", "search", "x")
        assert said.code == 1
        assert "no kiosk 'K9' (--kiosk-id); it has K1, K2" in said.err


class TestRoute:
    def test_the_document_has_every_member(self, kiosk: Shell) -> None:
        said = kiosk("route", "A01", "--json")
        assert said.code == 0
        found = said.document
        assert set(found) == {"reachable", "reason", "took_ms", "length_m", "seconds", "legs"}
        assert (found["reachable"], found["reason"]) == (True, None)
        assert found["took_ms"] == round(found["took_ms"], 3)
        (leg,) = found["legs"]
        assert set(leg) == {"to", "length_m", "points", "steps"}
        assert leg["to"] == "A01"
        assert leg["points"][0] == ["hall", 33.4, 35.2]
        assert leg["length_m"] == found["length_m"] > 0
        for step in leg["steps"]:
            assert set(step) == {
                *("kind", "turn", "heading", "distance_m", "at", "landmark", "text_th", "text_en"),
            }
        assert [leg["steps"][0]["kind"], leg["steps"][-1]["kind"]] == ["start", "arrive"]
        landmarks = [step["landmark"] for step in leg["steps"] if step["landmark"]]
        assert landmarks
        assert all(set(landmark) == {"code", "side"} for landmark in landmarks)

    def test_it_starts_at_this_kiosk_or_where_it_is_told(self, kiosk: Shell) -> None:
        def start(*arguments: str) -> list[Any]:
            points: list[list[Any]] = kiosk(*arguments, "route", "A01", "--json").document["legs"][0]["points"]
            return points[0]

        assert start() == ["hall", 33.4, 35.2]
        assert start("--kiosk-id", "K2") == ["hall", 20.5, 20.0]
        found = kiosk("route", "A01", "--from", "hall:40,35", "--json").document
        assert found["legs"][0]["points"][0] == ["hall", 40.0, 35.0]
        assert kiosk("route", "A01", "--from", "stage", "--json").document["reachable"]

    def test_several_stops_make_the_shortest_tour_unless_their_order_is_kept(self, kiosk: Shell) -> None:
        stops = ["C08", "A01", "C07", "nearest:toilet"]
        best = kiosk("route", *stops, "--json").document
        kept = kiosk("route", *stops, "--keep-order", "--json").document
        assert len(best["legs"]) == len(kept["legs"]) == 4
        assert [leg["to"] for leg in kept["legs"]][:3] == stops[:3]
        assert best["length_m"] <= kept["length_m"]

    def test_an_order_that_is_only_good_says_so_to_people(self, kiosk: Shell) -> None:
        many = [f"hall:{28 + k / 4},35" for k in range(25)]
        assert kiosk("route", *many[:24]).err == ""
        said = kiosk("route", *many)
        assert (said.code, said.err) == (0, "This is a good order of the stops; there may be a quicker one.\n")
        assert "ลำดับที่ดี" in kiosk("route", *many, "--lang", "th").err
        assert kiosk("route", *many, "--keep-order").err == ""
        assert kiosk("route", *many, "--json").err == said.err

    def test_people_read_numbered_steps(self, kiosk: Shell) -> None:
        said = kiosk("route", "A01")
        lines = said.out.splitlines()
        assert lines[0].startswith("A01 Revenue Department: about ")
        assert lines[1].startswith("  1. ")
        assert "กรมสรรพากร" in kiosk("route", "A01", "--lang", "th").out

    def test_an_unknown_goal_is_an_answer_with_a_reason_and_refused(self, kiosk: Shell) -> None:
        said = kiosk("route", "Z99", "--json")
        assert said.code == 1
        assert said.document["reachable"] is False
        assert set(said.document["reason"]) == {"th", "en"}
        assert "Z99" in said.document["reason"]["en"]
        assert said.document["legs"] == []
        told = kiosk("route", "Z99")
        assert (told.code, told.out) == (1, "")
        assert "Z99" in told.err

    def test_lengths_are_numbers_with_a_point_even_where_there_is_nothing_to_walk(self, kiosk: Shell) -> None:
        said = kiosk("route", "hall:40,35", "--from", "hall:40,35", "--json")
        assert said.out.count('"length_m": 0.0') == 2

    def test_an_unknown_start_is_told_too(self, kiosk: Shell) -> None:
        assert "Z99" in kiosk("route", "A01", "--from", "Z99", "--json").document["reason"]["en"]
        assert kiosk("route", "A01", "--from", "roof:1,1", "--json").code == 1

    def test_a_batch_answers_every_line(self, kiosk: Shell, tmp_path: Path) -> None:
        lines = [
            '{"to": "A01"}',
            '{"to": ["A01", "B01"], "from": "K2", "step_free": true, "keep_order": true}',
            '{"to": "A01", "from": null}',
            "not json",
            "",
            "[1]",
            '{"from": "K1"}',
            '{"to": []}',
            '{"to": "A01", "step_free": "yes"}',
            '{"to": "A01", "from": 7}',
            '{"to": "Z99"}',
            "[" * 100_000,
        ]
        batch = tmp_path / "asked.jsonl"
        batch.write_text("\n".join(lines), encoding="utf-8")
        said = kiosk("route", "--batch", str(batch))
        assert said.code == 0
        assert [answer["reachable"] for answer in said.documents] == [True] * 3 + [False] * 9
        assert all(answer["reason"]["en"] for answer in said.documents[3:])
        assert [leg["to"] for leg in said.documents[1]["legs"]] == ["A01", "B01"]
        assert said.documents[0]["legs"] == said.documents[2]["legs"]


class TestClosedAisles:
    """Across the way from the first kiosk to B02, from ten to eleven; and all round A01."""

    TEN = dt.datetime(2016, 12, 8, 10, tzinfo=dt.timezone(dt.timedelta(hours=7)))

    def close(self, kiosk: Shell, left: float, top: float, right: float, bottom: float) -> None:
        shape = Polygon(((left, top), (right, top), (right, bottom), (left, bottom)))
        Closures(kiosk.folder).add(Closure("hall", shape, self.TEN, self.TEN + dt.timedelta(hours=1)))

    def test_a_way_avoids_what_is_closed_at_that_hour(self, kiosk: Shell) -> None:
        before = kiosk("route", "B02", "--json", "--now", "2016-12-08T10:00").document
        self.close(kiosk, 36, 28, 40.5, 32)
        while_closed, after = (
            kiosk("route", "B02", "--json", "--now", f"2016-12-08T{hour}").document for hour in ("10:30", "11:00")
        )
        assert while_closed["length_m"] > before["length_m"] + 0.01
        assert before["legs"] == after["legs"]

    def test_a_booth_that_is_cut_off_is_refused_and_comes_last_among_equals(self, kiosk: Shell) -> None:
        self.close(kiosk, 45, 3.5, 57.5, 15)
        now = ("--now", "2016-12-08T10:30")
        said = kiosk("route", "B02", "--json", *now)
        assert (said.code, said.document["reachable"], said.document["legs"]) == (1, False, [])
        assert said.document["reason"]["th"]
        assert " m)" not in kiosk("search", "B02", *now).out
        assert " m)" in kiosk("search", "B02", "--now", "2016-12-08T11:30").out
        codes = [found["code"] for found in kiosk("search", "--type", "health", "--json", *now).document["results"]]
        assert "B02" in codes

    def test_the_slower_pace_takes_longer_on_the_same_way(self, kiosk: Shell) -> None:
        usual, slow = (kiosk("route", "B02", "--json", *more).document for more in ((), ("--slow",)))
        assert slow["length_m"] == usual["length_m"]
        assert slow["seconds"] == pytest.approx(usual["seconds"] * WALKING_SPEED / SLOW_SPEED)


class TestRefresh:
    def test_a_check_shows_and_changes_nothing(self, kiosk: Shell, tmp_path: Path) -> None:
        said = kiosk("refresh", str(booths_csv(tmp_path, ONE_BOOTH)), "--check", "--json")
        assert said.code == 0
        found = said.document
        assert set(found) == {"ok", "applied", "generation", "changes", "problems"}
        assert (found["ok"], found["applied"], found["generation"]) == (True, False, None)
        assert set(found["changes"]) == SHEETS
        assert set(found["changes"]["booths"]) == {"added", "removed", "changed", "moved"}
        assert found["changes"]["booths"]["changed"] == ["A01"]
        assert len(found["changes"]["booths"]["removed"]) == 23
        assert len(kiosk("generations", "--json").document) == 1
        assert AuditTrail(kiosk.folder).entries() == ()

    def test_yes_applies_without_asking(self, kiosk: Shell, tmp_path: Path) -> None:
        said = kiosk("refresh", str(booths_csv(tmp_path, ONE_BOOTH)), "--yes", "--json")
        assert said.code == 0
        assert (said.document["applied"], said.document["generation"]) == (True, 2)
        assert len(kiosk("search", "", "--json").document["results"]) == 1
        (entry,) = AuditTrail(kiosk.folder).entries()
        assert (entry.what, entry.source, entry.result) == ("refresh applied", "booths.csv", "generation 2")
        assert len(entry.sha256) == 64

    def test_a_file_that_changes_nothing_keeps_the_generation(self, kiosk: Shell, tmp_path: Path) -> None:
        file = tmp_path / "event.xlsx"
        assert kiosk("export", str(file)).code == 0
        for arguments in ((), ("--yes",)):
            said = kiosk("refresh", str(file), "--json", *arguments)
            assert said.code == 0
            found = said.document
            assert (found["ok"], found["applied"], found["generation"]) == (True, False, 1)
        assert "generation 1 stays in force" in said.err
        assert len(kiosk("generations", "--json").document) == 1
        assert {entry.what for entry in AuditTrail(kiosk.folder).entries()} == {"refresh idle"}

    def test_a_bad_file_is_refused_with_every_reason(self, kiosk: Shell, tmp_path: Path) -> None:
        file = str(booths_csv(tmp_path, NO_TYPE))
        said = kiosk("refresh", file, "--yes", "--json")
        assert said.code == 1
        assert (said.document["ok"], said.document["applied"], said.document["generation"]) == (False, False, None)
        (problem,) = [one for one in said.document["problems"] if one["severity"] == "error"]
        assert set(problem) == {"severity", "sheet", "row", "column", "value", "code", "message_th", "message_en"}
        assert (problem["sheet"], problem["row"]) == ("booths", 2)
        assert len(kiosk("generations", "--json").document) == 1
        assert AuditTrail(kiosk.folder).entries()[0].what == "refresh refused"
        told = kiosk("refresh", file, "--check")
        assert told.code == 1
        assert "error: booths · row 2" in told.out
        assert "ผิด: บูธ · แถว 2" in kiosk("refresh", file, "--check", "--lang", "th").out

    def test_a_file_that_is_written_to_while_it_is_checked_is_refused(
        self, kiosk: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = booths_csv(tmp_path, ONE_BOOTH)

        def prepare_and_write(path: Path, current: Event | None) -> Plan:
            plan = prepare(path, current)
            booths_csv(tmp_path, ONE_BOOTH, ONE_BOOTH.replace("A01", "A02"))
            return plan

        monkeypatch.setattr("kiosk.commands.refresh.prepare", prepare_and_write)
        said = kiosk("refresh", str(file), "--yes", "--json")
        assert (said.code, said.document["applied"]) == (1, False)
        assert "changed while it was checked" in said.err
        assert len(kiosk("generations", "--json").document) == 1

    def test_a_new_event_is_told_before_its_problems(self, kiosk: Shell, tmp_path: Path) -> None:
        file = tmp_path / "event.csv"
        file.write_text(
            "key,value\nname_th,งานอื่น\nfirst_day,2017-01-02\nlast_day,2017-01-02\nopens,09:00\ncloses,16:00\n", "utf-8"
        )
        first, second, *_ = kiosk("refresh", str(file), "--check").out.splitlines()
        assert first.startswith("a new event: งานอื่น")
        assert "[nothing_to_find]" in second

    def test_a_file_that_is_not_there_is_refused(self, kiosk: Shell, tmp_path: Path) -> None:
        said = kiosk("refresh", str(tmp_path / "missing.xlsx"), "--yes", "--json")
        assert said.code == 1
        assert said.document["problems"]

    def test_without_a_terminal_and_without_yes_nothing_is_applied(self, kiosk: Shell, tmp_path: Path) -> None:
        said = kiosk("refresh", str(booths_csv(tmp_path, ONE_BOOTH)), "--json")
        assert said.code == 1
        assert (said.document["ok"], said.document["applied"]) == (True, False)
        assert "--yes" in said.err
        assert len(kiosk("generations", "--json").document) == 1

    @pytest.mark.parametrize(("reply", "code"), [("y\n", 0), ("ใช่\n", 0), ("YES\n", 0), ("n\n", 1), ("\n", 1), ("", 1)])
    def test_a_terminal_is_asked(
        self, kiosk: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reply: str, code: int
    ) -> None:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        monkeypatch.setattr("sys.stdin", Terminal(reply))
        said = kiosk("refresh", str(booths_csv(tmp_path, ONE_BOOTH)))
        assert said.code == code
        assert "Apply this? [y/N]" in said.err
        assert "Apply" not in said.out
        assert len(kiosk("generations", "--json").document) == (2 if code == 0 else 1)

    def test_people_read_what_would_change(self, kiosk: Shell, tmp_path: Path) -> None:
        said = kiosk("refresh", str(booths_csv(tmp_path, ONE_BOOTH)), "--check")
        assert "booths: 23 removed: A02, A03" in said.out
        assert "booths: 1 changed: A01" in said.out
        assert (
            "บูธ: เอาออก 23: A02, A03" in kiosk("refresh", str(tmp_path / "booths.csv"), "--check", "--lang", "th").out
        )

    def test_a_whole_workbook_mends_data_that_are_all_damaged(self, kiosk: Shell) -> None:
        (kiosk.folder / "generations" / "000001.sqlite").write_bytes(b"")
        said = kiosk("search", "x")
        assert said.code == 1
        workbook = Path(__file__).parents[1] / "data" / "event.xlsx"
        assert kiosk("refresh", str(workbook), "--yes").code == 0
        assert kiosk("search", "x").code == 0


class TestGenerations:
    def test_newest_first_with_every_member(self, kiosk: Shell, tmp_path: Path) -> None:
        kiosk("--now", "2016-12-08T08:30", "refresh", str(booths_csv(tmp_path, ONE_BOOTH)), "--yes")
        newest, first = kiosk("generations", "--json").document
        assert set(newest) == {"generation", "applied_at", "source", "booths", "active"}
        assert (newest["generation"], newest["source"], newest["booths"], newest["active"]) == (
            2,
            "booths.csv",
            1,
            True,
        )
        assert newest["applied_at"].startswith("2016-12-08T08:30:0")
        assert newest["applied_at"].endswith("+07:00")
        assert (first["generation"], first["booths"], first["active"]) == (1, 24, False)
        english, thai = kiosk("generations").out, kiosk("generations", "--lang", "th").out
        assert english.startswith("* 2  2016-12-08 08:30  1 booths  booths.csv")
        assert thai.startswith("* ชุดที่ 2  8/12/2559 08:30  1 บูธ  booths.csv")

    def test_back_to_the_former_or_to_a_named_one(self, kiosk: Shell, tmp_path: Path) -> None:
        for title in ("หนึ่ง", "สอง"):
            kiosk("refresh", str(booths_csv(tmp_path, f"A01,กรมสรรพากร,{title},it")), "--yes")

        def active(*arguments: str) -> int:
            (number,) = [one["generation"] for one in kiosk(*arguments, "--json").document if one["active"]]
            return int(number)

        assert active("generations") == 3
        assert active("rollback") == 2
        assert active("rollback") == 1
        assert active("rollback", "3") == 3
        assert AuditTrail(kiosk.folder).entries()[-1].result == "generation 3"

    def test_where_there_is_none_to_go_back_to_it_is_refused(self, kiosk: Shell) -> None:
        said = kiosk("rollback")
        assert (said.code, said.out) == (1, "")
        assert said.err
        assert kiosk("rollback", "7").code == 1


class TestFiles:
    def test_a_template_is_written_and_never_over_somebodys_work(self, kiosk: Shell, tmp_path: Path) -> None:
        file = tmp_path / "event.xlsx"
        assert kiosk("template", str(file), "--json").document == [str(file)]
        before = file.read_bytes()
        said = kiosk("template", str(file))
        assert said.code == 1
        assert "is there already" in said.err
        assert file.read_bytes() == before

    @pytest.mark.parametrize("name", ["event.xlsx", "event.zip"])
    def test_what_is_exported_and_brought_back_changes_nothing(self, kiosk: Shell, tmp_path: Path, name: str) -> None:
        file = str(tmp_path / name)
        assert kiosk("export", file).code == 0
        found = kiosk("refresh", file, "--check", "--json").document
        assert found["ok"]
        assert not any(keys for sheet in found["changes"].values() for keys in sheet.values())
        assert "nothing changes" in kiosk("refresh", file, "--check").out

    def test_geojson_goes_out(self, kiosk: Shell, tmp_path: Path) -> None:
        assert kiosk("export", str(tmp_path / "event.geojson")).code == 0
        assert json.loads((tmp_path / "event.geojson").read_text(encoding="utf-8"))["features"]

    def test_what_cannot_be_written_is_refused(self, kiosk: Shell, tmp_path: Path) -> None:
        assert kiosk("export", str(tmp_path / "event.docx")).code == 1
        assert kiosk("export", str(tmp_path / "nowhere" / "event.xlsx")).code == 1
        assert kiosk("template", str(tmp_path / "nowhere" / "event.xlsx")).code == 1


class TestMachine:
    def test_every_setting_with_its_source(self, kiosk: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KIOSK_IDLE_SECONDS", "60")
        (kiosk.folder / "kiosk.toml").write_text("reduced_motion = true\n", encoding="utf-8")
        found = kiosk("settings", "--json", "--now", "2016-12-08T10:30").document
        assert found["idle_seconds"] == {"value": 60, "source": "KIOSK_IDLE_SECONDS"}
        assert found["reduced_motion"] == {"value": True, "source": str(kiosk.folder / "kiosk.toml")}
        assert found["now"] == {"value": "2016-12-08T10:30:00", "source": "--now"}
        assert found["data"] == {"value": str(kiosk.folder), "source": "--data"}
        assert found["language"] == {"value": "th", "source": "default"}
        told = kiosk("settings").out
        assert "idle_seconds       60  (KIOSK_IDLE_SECONDS)" in told
        assert "language           th  (default)" in told

    def test_settings_need_no_data(self, kiosk: Shell, tmp_path: Path) -> None:
        empty = Shell(tmp_path / "empty", kiosk.capsys)
        assert empty("settings").code == 0
        assert not empty.folder.exists()

    def test_a_setting_that_cannot_be_is_told_with_its_place(self, kiosk: Shell) -> None:
        said = kiosk("settings", "--now", "tomorrow")
        assert said.code == 2
        assert "--now tomorrow: expected a time such as 2016-12-08T10:30" in said.err
        (kiosk.folder / "kiosk.toml").write_text("idle_seconds = 1\n", encoding="utf-8")
        said = kiosk("search", "x", "--lang", "th")
        assert said.code == 1
        assert "kiosk.toml: idle_seconds = 1: ต้องเป็นจำนวนเต็มตั้งแต่ 5 ถึง 3600" in said.err

    def test_with_no_display_run_names_the_choices_in_one_line(
        self, kiosk: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setattr("sys.platform", "linux")
        said = kiosk("run")
        assert (said.code, said.out) == (1, "")
        assert said.err.count("\n") == 1
        assert "--vnc" in said.err
        assert "kiosk screenshots" in said.err

    def test_run_as_a_kiosk_that_the_event_does_not_have_is_refused(
        self, kiosk: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        said = kiosk("--kiosk-id", "zz", "run")
        assert (said.code, said.out) == (1, "")
        assert "no kiosk 'zz' (--kiosk-id); it has K1, K2" in said.err
        assert kiosk("--kiosk-id", "zz", "generations").code == 0

    def test_a_data_folder_that_cannot_be_is_refused(self, kiosk: Shell, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        for folder in (tmp_path / "file", tmp_path / "file" / "data"):
            said = Shell(folder, kiosk.capsys)("search", "x")
            assert said.code == 1
            assert f"the data folder {folder} cannot be used" in said.err
            assert "TOML" not in said.err


def test_wrong_usage_shows_what_is_right_and_ends_with_two(kiosk: Shell) -> None:
    said = kiosk("serach", "x")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("usage: kiosk ")
    assert "there is no command 'serach'" in said.err
    assert kiosk("search", "x", "--limit", "no").code == 2


def test_help_is_no_error(kiosk: Shell) -> None:
    assert kiosk("--help").code == 0
    assert "วิธีใช้: kiosk search" in kiosk("search", "--help", "--lang", "th").out


def test_the_systems_language_is_spoken(kiosk: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "th_TH.UTF-8")
    assert "ไม่พบ" in kiosk("search", "qqqqzzzz").out
    assert "nothing found" in kiosk("search", "qqqqzzzz", "--lang", "en").out


def test_the_first_use_fills_the_folder_and_says_so(kiosk: Shell, tmp_path: Path) -> None:
    fresh = Shell(tmp_path / "fresh", kiosk.capsys)
    said = fresh("generations", "--json")
    assert "first use" in said.err
    (generation,) = said.document
    assert (generation["booths"], generation["active"]) == (24, True)
    assert "first use" not in fresh("generations").err
