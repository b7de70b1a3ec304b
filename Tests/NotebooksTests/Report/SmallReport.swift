import Notebooks

/// A small report with a part of each kind.
let smallReport = Report(
  title: "Mixtures on the pinwheel", question: "Do two runs agree?",
  answer: [.text("They *do*: "), .value("0.97", stage: "fits"), .text(".")], name: "pinwheel",
  notebookLink: "../../Pipelines/pinwheel.md", profile: "quick",
  claims: [
    ClaimResult(
      sentence: [.text("Two runs agree.")], text: "fits.bic | mean >= 0.95", stage: "fits", observed: "0.97",
      verdict: .holds, comment: "Section 4"),
    ClaimResult(text: "fits.bic | sd < 0.1", stage: "fits", observed: "0.2", verdict: .fails),
  ],
  headline: [
    HeadlineResult(
      what: "mean MCC", ours: .value("0.97", stage: "fits"), interval: .value("0.9 to 1", stage: "fits"), paper: "1.0",
      source: "Table 2", note: "the strong one")
  ],
  body: [
    .prose([.text("\n## Two runs\n\nThe mean is **"), .value("0.97", stage: "fits"), .text("**.\n\n")]),
    .stage("points"),
    .figure(
      FigureResult(
        name: "latents", kind: "latent-scatter", caption: [.text("The "), .value("2", stage: "fits"), .text(" fits.")],
        alt: [.text("Two \"clouds\".")],
        picture: .files(light: "latents.svg", dark: "latents-dark.svg", png: "latents.png"),
        sources: [Provenance(stage: "fits", keys: ["1a2b3c4d5e6f", "9f8e7d6c5b4a"])],
        parameters: [StageResult.Parameter(name: "limit", value: "100", origin: "Pipelines/pinwheel.md:30")])),
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
      ], time: "3 s"),
  ],
  memberTables: [
    TableResult(
      name: "fits", caption: [], headers: [TableBlock.Header(text: "seed"), TableBlock.Header(text: "bic")],
      rows: [["1", "0.95"], ["2", "0.99"]], sources: [])
  ],
  reproduce: ["swift run pipeline run pinwheel --profile quick"])
