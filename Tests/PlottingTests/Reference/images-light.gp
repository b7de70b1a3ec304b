set terminal svg size 192,120 fixed noenhanced rounded background rgb '#ffffff' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#8c959f'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#1f2328'
set xtics offset 0,0.3
set key textcolor rgb '#1f2328' font ',12' spacing 1.25 samplen 1.5
set lmargin at screen 0
set rmargin at screen 1
set tmargin at screen 1
set bmargin at screen 0
unset border
unset tics
unset colorbox
set xrange [0:192]
set yrange [120:0]
set palette defined (0 '#f4f4f4', 1 '#1f2328')
set cbrange [0:1]
$image_0 << END
0 128 255
0 51 255
END
set label "50.0%" at screen 0.26042,0.13333 center font ',12' front textcolor rgb '#1f2328'
$image_1 << END
255 128 0
0 0 0
END
set label "it's" at screen 0.73958,0.13333 center font ',12' front textcolor rgb '#1f2328'
plot \
  $image_0 matrix using (22+$1*28):(29+$2*42):($3/255) with image notitle, \
  $image_1 matrix using (114+$1*28):(29+$2*42):($3/255) with image notitle
