/// A notebook that uses all there is.
let exampleText = #"""
  ---
  title: Mixtures on the pinwheel
  question: Do five runs of EM find the same clusters?
  profiles:
    quick: { fits.seed: 1...2, fits.restarts: 1 }
    paper: { fits.seed: 1...20, points.points-per-arm: 3000 }
  headline:
    - what: mean weak MCC
      value: stability.weak.mean
      format: fixed(2)
      paper: 1.0
      source: Section 4
      note: the paper prints the strong one
  ---
  Five runs differ in nothing but their seed ({{ profile }}).

  ```yaml stage=points
  run: sample-pinwheel
  arms: 3
  points-per-arm: 1500
  seed: 7
  ```

  ```yaml stage=fits
  run: fit-mixture
  from: points
  components: 3
  floor: 1e-6
  for each: { covariances: [full, diagonal], seed: 1...5 }
  resources: { memory: 1 GB, time: 10 min, cpus: 2, partition: short }   # never in the key
  ```

  ```yaml stage=stability
  run: compare-codes
  from: [points, fits]
  per: covariances
  ```

  ```yaml figure=latents
  draw: latent-scatter
  from: [fits, stability]
  caption: The {{ fits.bic | count }} fits.
  alt: Five scatter plots of three clusters each.
  size: wide
  ```

  ```yaml table=members
  from: fits
  columns:
    - { value: covariances, header: Covariances }
    - { value: seed, header: Seed, align: center }
    - { value: bic, header: BIC, format: fixed(1) }
  sort: -bic
  caption: Every fit.
  ```

  ```yaml table=summary
  columns: [Method, { header: BIC, align: right }]
  rows:
    - [EM, "{{ fits[covariances=full].bic | mean | fixed(2) }}"]
    - [chance, "0"]
  caption: Methods side by side.
  ```

  The mean is **{{ fits[covariances=full, seed=3].log-likelihood | fixed(3) }}**, `{{ not.this }}`, \{{ nor this }}.

  <!-- {{ nor.that }} -->

  ```swift
  let braces = "{{ nor.these }}"
  ```

  ```yaml claims
  - stability.weak.mean >= 0.95      # Section 4: "the average is 1.0"
  - fits.bic | sd within [0, 12.5]
  - stability.class == affine
  ```
  The end.
  """# + "\n"
