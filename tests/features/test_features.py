"""Every scenario under features/ runs; the vocabulary is closed: no step is without a meaning, none is unused."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import scenarios
from pytest_bdd.parser import FeatureParser, Step
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from tests.features import titles
from tests.features.story import shipped

pytest_plugins = (
    "tests.features.steps_acts",
    "tests.features.steps_counting",
    "tests.features.steps_delay",
    "tests.features.steps_dossier",
    "tests.features.steps_excuses",
    "tests.features.steps_mechanisms",
    "tests.features.steps_packages",
)

FOLDER = Path(__file__).parent.parent.parent / "features"
FILES = sorted(FOLDER.glob("*.feature"))
PROMISED = {
    "bien_dong_dat_dai",
    "cap_phep_xay_dung_nha_o",
    "chung_thuc_ban_sao",
    "chuyen_ho_so_sau_15_gio",
    "dang_ky_ho_kinh_doanh",
    "dem_theo_gio_va_ngay_lich",
    "dem_thoi_han_tet_va_thu_bay_lam_bu",
    "du_an_nha_o_xa_hoi",
    "giai_quyet_khieu_nai_lan_dau",
    "huong_dan_tai_noi_tiep_nhan",
    "im_lang_la_dong_y",
    "ke_hoach_noi_bo",
    "khieu_nai_dem_ngay_lich",
    "khong_ai_xu_ly_ho_so_khong_phai_cua_minh",
    "khong_yeu_cau_bo_sung_qua_so_lan",
    "lien_thong_chuyen_va_tra_lai",
    "lien_thong_dung_va_rut",
    "lien_thong_khai_sinh",
    "lien_thong_khai_tu",
    "luong_xanh",
    "luong_xanh_du_an_hai_muc",
    "moi_co_quan_mot_lich",
    "mot_cua_truoc_05_08_2026",
    "nguyen_nhan_qua_han",
    "nhan_ngoai_dia_gioi",
    "nhac_truoc_han",
    "nhung_ngay_nay_la_cua_ai",
    "phan_anh_khong_ro_thi_khong_tiep_nhan",
    "phan_anh_kien_nghi",
    "phien_ban_theo_ngay_tiep_nhan",
    "qua_han_thi_xin_loi",
    "rut_ho_so",
    "su_co_he_thong",
    "tam_dung_khi_cho_bo_sung",
    "tam_dung_khi_nop_tien",
    "thoi_gian_duoc_mien_trach",
    "thu_ly_khieu_nai_trong_muoi_ngay",
    "thu_tuc_dau_tu_dac_biet",
    "thu_tuc_noi_bo_khong_xin_loi",
    "xac_nhan_tinh_trang_hon_nhan",
    "cap_ban_sao_trich_luc_ho_tich",
    "dang_ky_khai_sinh",
    "dang_ky_khai_tu",
    "dang_ky_ket_hon",
    "dang_ky_thuong_tru",
    "nguoi_dan_xac_nhan_ban_du_thao",
    "tro_cap_huu_tri_xa_hoi",
    "tro_cap_xa_hoi_hang_thang",
    "tu_choi_tiep_nhan_va_khong_du_dieu_kien",
    "tra_loi_cua_co_quan_duoc_hoi",
}
CONFIDENCE = ("đã đọc văn bản", "theo thực tế", "theo trí nhớ", "chưa chắc")

scenarios(str(FOLDER))


def steps(path: Path) -> Iterator[Step]:
    """Each step of each scenario of the file, once per row of its table of examples."""
    for template in FeatureParser(str(FOLDER), path.name).parse().scenarios.values():
        rows = [row for table in template.examples for row in table.as_contexts()] or [{}]
        for row in rows:
            yield from template.render(row).steps


def vocabulary() -> list[StepFunctionContext]:
    """Every step that our modules define, as the runner knows it."""
    known = step_function_context_registry.values()
    return [one for one in known if one.step_func.__module__.startswith("tests.features.")]


def written(one: StepFunctionContext) -> str:
    return f"{one.type} {one.parser.name}"


def meanings() -> Iterator[tuple[str, str, list[str]]]:
    """Where each step stands, what it says, and what of the vocabulary it may be."""
    known = vocabulary()
    for path in FILES:
        for step in steps(path):
            found = [written(one) for one in known if one.type == step.type and one.parser.is_matching(step.name)]
            yield f"{path.name}:{step.line_number}", step.name, found


def test_there_is_a_spec_for_every_rule_that_was_promised() -> None:
    assert {path.stem for path in FILES} == PROMISED


def test_every_step_has_exactly_one_meaning() -> None:
    assert [meaning for meaning in meanings() if len(meaning[2]) != 1] == []


def test_every_step_of_the_vocabulary_is_used() -> None:
    used = {text for _, _, found in meanings() for text in found}

    assert {written(one) for one in vocabulary()} - used == set()


def test_no_step_is_defined_twice() -> None:
    times = Counter(written(one) for one in vocabulary())

    assert [text for text, count in times.items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_spec_is_composed_unicode_without_a_byte_order_mark(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text == unicodedata.normalize("NFC", text)
    assert text.startswith("# language: vi\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_spec_cites_where_it_comes_from_and_how_sure_that_is(path: Path) -> None:
    cited = FeatureParser(str(FOLDER), path.name).parse().description

    assert cited.startswith("Căn cứ:")
    assert [words for words in CONFIDENCE if words in cited] != []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_spec_speaks_in_titles_and_not_in_ids(path: Path) -> None:
    text = path.read_text(encoding="utf-8").partition("\n")[2]

    assert re.findall(r"[a-z]+_[a-z]+|\b[A-Z][a-z]+[A-Z]\w*", text) == []


def test_an_unknown_title_and_one_that_means_several_things_are_named() -> None:
    with pytest.raises(AssertionError, match="thủ tục «Cấp hộ chiếu»: không có"):
        titles.procedure(shipped(), "Cấp hộ chiếu")
    with pytest.raises(AssertionError, match="phòng «Một cửa»: có nhiều: a, b"):
        titles.one("Một cửa", "phòng", ["a", "b"])
