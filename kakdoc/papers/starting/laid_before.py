"""What 0.3.0 laid out in a working folder: each file with its fingerprint (`base.package.digest`)."""

from __future__ import annotations

from collections.abc import Mapping

_OF_0_3_0 = """
BACA-SAYA.md de5172eb3a2da55627cfed871ddf08ae
contoh/2024/kak-mutasi-promosi-asn.yaml 9ca44a727122802aa9a8be709af9ec2d
contoh/2024/keputusan-iku-pk.yaml 5f0c2ae7e67c74f272eec4c5e8795126
contoh/2024/keputusan-rb.yaml 2b723f475c517ad4ad2bd45141bd80b8
contoh/2024/laporan/bulanan-01-januari.yaml d784230a61201881eed926b744960f43
contoh/2024/laporan/bulanan-02-februari.yaml b44cadb0f15edb4ee17d195597a127d7
contoh/2024/laporan/bulanan-03-maret.yaml c4d8f087a33063f124b8d8b4f7d1f1f7
contoh/2024/laporan/bulanan-04-april.yaml c25749e69b9dc577315209889857f5c8
contoh/2024/laporan/bulanan-05-mei.yaml 7104389bb0a59bd35f12c55a1ea213a0
contoh/2024/laporan/bulanan-06-juni.yaml ef10997fb6da5ff0d8220a38322a544a
contoh/2024/laporan/bulanan-07-juli.yaml dc23e181c3fa5d083032a149be0eea47
contoh/2024/laporan/bulanan-08-agustus.yaml 3595aad56d7ab775c7f46020fa4876c0
contoh/2024/laporan/bulanan-09-september.xlsx d69d0658b81b936846192b4cb2796ff7
contoh/2024/laporan/bulanan-10-oktober.xlsx 5510f65518bd8bfd08b10f06abdf6bb6
contoh/2024/laporan/bulanan-11-november.xlsx 9bb7eb2c0aa52b379473736e60abdf7f
contoh/2024/laporan/bulanan-12-desember.xlsx c3c585c7063e89a2a512971018accfcb
contoh/2024/laporan/semester-1.yaml da4f967517e73d8e8232b970bb348e50
contoh/2024/laporan/semester-2.yaml f58981805b41903fb8ea1bc20d051002
contoh/2024/laporan/triwulan-1.yaml 3e5bc29cce1c68a61f2b6fa86c002129
contoh/2024/laporan/triwulan-2.yaml 75ca567368dfaffcb0e8a551a07220da
contoh/2024/laporan/triwulan-3.yaml 7da606228f8c522453c1bef2a6b52d6e
contoh/2024/laporan/triwulan-4.yaml 8febb3df029c03e9b43f852551ee1fc0
contoh/2024/perbup-renja.yaml da5f2cd0e4cd5a9f0d61074dc8f32083
contoh/2027/kak-mutasi-promosi-asn.yaml a47d81043774d789c1f6f1e4666d6404
contoh/instansi.yaml bd800a07cb3b2812e86fb879144681dd
docs/gambar/formulir.png ca07c0686033fd0cba751a5e347d23e6
docs/gambar/kak-2024.png 1afcc4fd440511d644d3f4435eeb2713
docs/gambar/keputusan.png 9452120b02934ace9295f489991995e6
docs/gambar/laporan.png da68b3955d42470d56398182ed7dcf0a
docs/gambar/perbup.png 4b151b737f44475b9e9fff3241516806
docs/gambar/prosa.png f688c3fdbb894c8b45d20b22d6e3d7ab
docs/gambar/terminal.png 46140fea53460acbdfb097abec2dfea1
docs/masalah.md cf204ce0ed291b4bd13e0d0a1f114a09
docs/panduan.md 8baa1ec90702deb985cac5cf7ee8e8c6
inputs/instansi.yaml 6020478daff716cd57b474ee97370cd7
inputs/peraturan.yaml 7818a08c82c17c09eff7235a384ad5fd
templates/kak.docx c2abb140dc6079f3010a2d4ea34f7dcf
templates/kak.yaml b747090acb553414ca347fafff038de5
templates/keputusan.docx 9fd894b3054771068f2f1f4614a63575
templates/keputusan.yaml dd59d7c41d136a4e92bc43ad4dec1c0c
templates/laporan-bulanan.yaml e3e944391bcf778e9c90d733a0fe5735
templates/laporan-semester.yaml 5a4281c13aa6dcbfd0d4158b83385632
templates/laporan-triwulan.yaml 7e45ceee1f06a445d70909618f0fd92f
templates/laporan.docx c2cf227b04b043baddeed45b94b47af8
templates/perbup.docx 2db1ddfba53594821c71c85a0a466c88
templates/perbup.yaml 8078ddd2bc7904cb31f39b84315d17cc
"""
VERSION = "0.3.0"
LAID: Mapping[str, str] = dict(line.split() for line in _OF_0_3_0.strip().splitlines())
