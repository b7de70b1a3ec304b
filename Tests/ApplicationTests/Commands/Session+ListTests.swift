import Application
import Testing

@Suite struct SessionListTests {
  @Test func aNotebookIsListedWithItsProfilesStagesAndSweeps() throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    #expect(
      try place.session().listStages().text == """
        sums: Sums (profiles: standard, quick)
            stage numbers: make-number ×3 (value: 1, 2, 3)
            stage doubled: scale-number ×3 (value: 1, 2, 3)
            stage products: multiply-numbers ×3 (value: 1, 2, 3)
            stage total: add-numbers

        """)
  }

  @Test func aKindIsListedWithWhatItReadsPutsOutAndTakes() {
    let text = listKinds(of: .numbers).text
    #expect(
      text.contains(
        """
        run: add-numbers
            Adds numbers.
            from: all number
            puts out: number
            values: value, note

        """))
    #expect(text.contains("    factor: a number, between -100 and 100"))
    #expect(!text.contains("which can be read as"))
  }

  @Test func whatReadsModelsOfAnyKindIsFoundByTheTypesThatTheyCanBeReadAs() {
    let kinds = listKinds(of: .all).text.split(separator: "\n\n")
    for name in ["fit-vade", "fit-svae", "fit-dlgmm"] {
      let kind = kinds.first { $0.contains("run: \(name)\n") } ?? ""
      #expect(kind.contains("    which can be read as: fitted-model, codes, "), "\(kind)")
    }
    for name in ["encode", "assign-clusters", "evaluate-autoencoder"] {
      let kind = kinds.first { $0.contains("run: \(name)\n") } ?? ""
      #expect(kind.contains("    from: fitted-model, points") && kind.contains("of any kind"), "\(kind)")
    }
  }
}
