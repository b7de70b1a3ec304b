import Notebooks

/// A small report with a part of each kind.
let smallReport = Report(
  title: "Mixtures on the pinwheel", question: "Do two runs agree?", name: "pinwheel",
  notebookLink: "../../Pipelines/pinwheel.md", profile: "quick",
  claims: [
    ClaimResult(text: "fits.bic | mean >= 0.95", observed: "0.97", verdict: .holds, comment: "Section 4"),
    ClaimResult(text: "fits.bic | sd < 0.1", observed: "0.2", verdict: .fails),
  ],
  headline: [
    HeadlineResult(what: "mean MCC", ours: .value("0.97"), paper: "1.0", source: "Table 2", note: "the strong one")
  ],
  body: [
    .prose([.text("\n# Two runs\n\nThe mean is **"), .value("0.97"), .text("**.\n\n")]),
    .stage("points"),
    .figure(
      FigureResult(
        name: "latents", caption: [.text("The "), .value("2"), .text(" fits.")], alt: [.text("Two \"clouds\".")],
        picture: .files(light: "latents.svg", dark: "latents-dark.svg", png: "latents.png"),
        sources: [Provenance(stage: "fits", keys: ["1a2b3c4d5e6f", "9f8e7d6c5b4a"])])),
    .table(
      TableResult(
        name: "members", caption: [.text("Every fit.")],
        headers: [TableBlock.Header(text: "Seed"), TableBlock.Header(text: "BIC", align: .right)],
        rows: [["1", "0.95"], ["2", "−0.99"]], sources: [Provenance(stage: "fits", keys: ["1a2b3c4d5e6f"])])),
  ],
  stages: [
    StageResult(
      name: "points", kind: "sample-pinwheel", members: [StageResult.Member(key: "aabbccddeeff")],
      parameters: [
        StageResult.Parameter(name: "arms", value: "3", origin: "Pipelines/pinwheel.md:12"),
        StageResult.Parameter(name: "noise", value: "0.1"),
      ]),
    StageResult(
      name: "fits", kind: "fit-mixture", upstream: ["points"],
      members: [
        StageResult.Member(label: "seed=1", key: "1a2b3c4d5e6f"),
        StageResult.Member(label: "seed=2", key: "9f8e7d6c5b4a"),
      ]),
  ],
  reproduce: ["swift run pipeline run pinwheel --profile quick"])
