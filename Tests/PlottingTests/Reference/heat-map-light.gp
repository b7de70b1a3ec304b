set terminal svg size 278,170 fixed noenhanced rounded background rgb '#ffffff' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#8c959f'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#1f2328'
set xtics offset 0,0.3
set key textcolor rgb '#1f2328' font ',12' spacing 1.25 samplen 1.5
set lmargin at screen 0.19424
set rmargin at screen 0.65468
set tmargin at screen 0.92941
set bmargin at screen 0.17647
unset border
set xrange [-0.5:1.5]
set yrange [1.5:-0.5]
set xtics scale 0 ("run 1" 0, "run 2" 1) norotate
set ytics scale 0 ("run 1" 0, "run 2" 1)
set palette defined (0 '#f3f7fb', 1 '#c3dcef', 2 '#6bafd9', 3 '#1f78b4', 4 '#08427a')
set cbrange [0:1]
set colorbox user origin screen 0.7050359712230215,0.17647058823529416 size screen 0.050359712230215826,0.7529411764705882 noborder
set cbtics 0.5 scale 0 format "%.1f"
set cblabel "adjusted Rand index" textcolor rgb '#1f2328'
$cells << END
0 0 1
1 0 0.25
0 1 0.255
1 1 1
END
set label "1.00" at 0,0 center front font ',12' textcolor rgb '#ffffff'
set label "0.25" at 1,0 center front font ',12' textcolor rgb '#1f2328'
set label "0.26" at 0,1 center front font ',12' textcolor rgb '#1f2328'
set label "1.00" at 1,1 center front font ',12' textcolor rgb '#ffffff'
plot \
  $cells using 1:2:(0.5):(0.5):3 with boxxyerror fs solid border lc rgb '#ffffff' fc palette lw 1.5 notitle
