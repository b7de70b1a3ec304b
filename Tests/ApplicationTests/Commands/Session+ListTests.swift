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
  }
}
